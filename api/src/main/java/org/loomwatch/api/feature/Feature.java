package org.loomwatch.api.feature;

import java.util.List;
import org.loomwatch.api.server.Route;

/**
 * One capability of the server: what it answers and what it does by itself. Made from a {@link ServerContext}; making one
 * asks no engine, so that the routes can be described without any.
 */
public interface Feature extends AutoCloseable {

    List<Route> routes();

    /** Begins its background work; called once the server listens. */
    default void start() {}

    /** Ends its background work; called before the stores close. */
    @Override
    default void close() {}
}
