package org.loomwatch.store.clickhouse;

import com.clickhouse.jdbc.StatementImpl;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Settings of ClickHouse for a single insert. */
final class InsertSettings {

    private InsertSettings() {}

    /** Makes ClickHouse drop the insert if it has taken one of this token. */
    static void deduplicate(PreparedStatement insert, String token) throws SQLException {
        insert.unwrap(StatementImpl.class).getLocalSettings().serverSetting("insert_deduplication_token", token);
    }
}
