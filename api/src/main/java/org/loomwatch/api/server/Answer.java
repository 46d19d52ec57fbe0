package org.loomwatch.api.server;

import java.util.List;
import java.util.Objects;

/**
 * What a route answers with.
 *
 * @param mediaType content type of the body
 * @param type Java type of the body: a record written as JSON, or {@link String} or {@code byte[]} written as it is; {@link Void}
 *     for an address to go on to
 * @param typeArguments type arguments of a generic {@code type}
 * @param caching what a client may keep
 */
public record Answer(String mediaType, Class<?> type, List<Class<?>> typeArguments, Caching caching) {

    public static final String JSON = "application/json";
    public static final String GEO_JSON = "application/geo+json";

    /** What a client may keep of an answer. */
    public enum Caching {
        /** Nothing: figures about enterprises stay out of every cache. */
        NEVER,
        /** The body, asked for anew each time by its strong ETag. */
        REVALIDATE
    }

    public Answer {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(caching, "caching");
        typeArguments = List.copyOf(typeArguments);
    }

    public static Answer json(Class<?> type) {
        return new Answer(JSON, type, List.of(), Caching.NEVER);
    }

    public static Answer pageOf(Class<?> item) {
        return new Answer(JSON, Page.class, List.of(item), Caching.NEVER);
    }

    public static Answer of(String mediaType, Class<?> type, Class<?>... typeArguments) {
        return new Answer(mediaType, type, List.of(typeArguments), Caching.NEVER);
    }

    /** To another page: status 302 with its address. */
    public static Answer elsewhere() {
        return new Answer("text/plain", Void.class, List.of(), Caching.NEVER);
    }

    public boolean isElsewhere() {
        return type == Void.class;
    }

    public Answer revalidated() {
        return new Answer(mediaType, type, typeArguments, Caching.REVALIDATE);
    }
}
