package org.loomwatch.api.server;

import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Text;

/**
 * One parameter of a route.
 *
 * @param required whether a request without it is refused; path parameters always are
 * @param fallback the text used when the parameter is absent; null for none
 */
public record Parameter<T>(
        String name,
        Place place,
        ParameterType<T> type,
        boolean required,
        @Nullable String fallback,
        Text description) {

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        /** A request header; its name stands as RFC 9110 writes it. */
        HEADER
    }

    public static <T> Parameter<T> path(String name, ParameterType<T> type, String zh, String en) {
        return new Parameter<>(name, Place.PATH, type, true, null, new Text(zh, en));
    }

    /** An optional query parameter. */
    public static <T> Parameter<T> query(String name, ParameterType<T> type, String zh, String en) {
        return new Parameter<>(name, Place.QUERY, type, false, null, new Text(zh, en));
    }

    public static <T> Parameter<T> requiredQuery(String name, ParameterType<T> type, String zh, String en) {
        return new Parameter<>(name, Place.QUERY, type, true, null, new Text(zh, en));
    }

    /** An optional request header. */
    public static <T> Parameter<T> header(String name, ParameterType<T> type, String zh, String en) {
        return new Parameter<>(name, Place.HEADER, type, false, null, new Text(zh, en));
    }

    public Parameter<T> withDefault(String text) {
        return new Parameter<>(name, place, type, required, text, description);
    }
}
