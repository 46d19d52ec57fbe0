package org.loomwatch.api.server;

import java.util.Map;

/** A value to answer with where plain 200 does not do: another status, or further headers. */
public record Reply<R>(R value, int status, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static <R> Reply<R> ok(R value) {
        return new Reply<>(value, 200, Map.of());
    }
}
