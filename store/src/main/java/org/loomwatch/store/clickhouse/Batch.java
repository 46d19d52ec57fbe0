package org.loomwatch.store.clickhouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The rows of an insert; may be asked for them more than once. */
@FunctionalInterface
public interface Batch {

    /** Sets the parameters and calls {@link PreparedStatement#addBatch()} for every row. */
    void addTo(PreparedStatement insert) throws SQLException;
}
