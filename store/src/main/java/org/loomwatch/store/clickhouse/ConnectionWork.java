package org.loomwatch.store.clickhouse;

import java.sql.Connection;
import java.sql.SQLException;

/** Something done with an open connection; may be done more than once. */
@FunctionalInterface
public interface ConnectionWork<T> {

    T apply(Connection connection) throws SQLException;
}
