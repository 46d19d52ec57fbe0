package org.loomwatch.api.analyst.sql;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.analyst.table.PermittedTable;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.query.SqlText;
import org.loomwatch.store.clickhouse.ClickHouseConnection;
import org.loomwatch.store.clickhouse.ClickHouseException;
import org.loomwatch.store.clickhouse.ResultStreams;
import org.loomwatch.store.clickhouse.ViewDatabase;
import org.loomwatch.store.clickhouse.ViewDatabases;

/** The views of each set of rights, made when first asked. */
final class SqlViews {

    private static final int UNKNOWN_DATABASE = 81;
    private static final int UNKNOWN_TABLE = 60;

    private final TableRights rights;
    private final ClickHouseConnection connection;
    private final ViewDatabases databases;

    SqlViews(TableRights rights, ClickHouseConnection connection) {
        this.rights = rights;
        this.connection = connection;
        this.databases = new ViewDatabases(connection);
    }

    /**
     * What a person may ask.
     *
     * @param print of the rights
     * @param tables as the person sees them
     */
    record Schema(String print, List<ViewerTable> tables) {

        boolean restricted() {
            return tables.stream().anyMatch(ViewerTable::restricted);
        }

        Map<String, String> limits() {
            return SqlLimits.limits(restricted());
        }
    }

    Schema schema(Caller caller) {
        return schema(rights.list(caller, Permission.SQL_READ));
    }

    Schema schema(Account account) {
        return schema(rights.list(account, Permission.SQL_READ));
    }

    private static Schema schema(List<ViewerTable> tables) {
        List<ViewerTable> asked = tables.stream()
                .filter(table -> table.table().store() == PermittedTable.Store.CLICKHOUSE)
                .toList();
        return new Schema(TableRights.print(tables), asked);
    }

    ViewDatabase ensure(Schema schema) {
        Map<String, String> selects = new TreeMap<>();
        schema.tables().forEach(table -> selects.put(table.table().id(), SqlText.of(table.select())));
        return databases.ensure(schema.print(), selects, schema.limits());
    }

    /** On the embedded engine limits go with each statement; on a server they are the user's already. */
    Map<String, String> settings(Schema schema) {
        if (!connection.embedded()) {
            return Map.of();
        }
        Map<String, String> all = new TreeMap<>(schema.limits());
        all.put("readonly", "1");
        return Map.copyOf(all);
    }

    /** Checks a statement; views that somebody has dropped meanwhile are made again. */
    String check(Schema schema, String statement) throws IOException {
        try {
            return checkOnce(schema, statement);
        } catch (ClickHouseException e) {
            int code = e.code().orElse(0);
            if (code != UNKNOWN_DATABASE && code != UNKNOWN_TABLE) {
                throw e;
            }
            databases.forget(schema.print());
            return checkOnce(schema, statement);
        }
    }

    private String checkOnce(Schema schema, String statement) throws IOException {
        ViewDatabase views = ensure(schema);
        try (ResultStreams streams = ResultStreams.open(views.connection())) {
            return new SqlGate(streams, views, settings(schema)).check(statement);
        }
    }

    /** Views of an earlier release may show columns that are no more. */
    void dropAll() {
        databases.dropAll();
    }
}
