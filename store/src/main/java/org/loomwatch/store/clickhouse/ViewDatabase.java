package org.loomwatch.store.clickhouse;

import java.util.Objects;

/**
 * A database of views that shows one set of rights and nothing else.
 *
 * @param name of the database
 * @param connection for statements of those who hold the rights: on a server as a user that can read these views alone
 */
public record ViewDatabase(String name, ClickHouseConnection connection) {

    public ViewDatabase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(connection, "connection");
    }
}
