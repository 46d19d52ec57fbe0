package org.loomwatch.api.analyst.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.analyst.table.PermittedTable;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlText;
import org.loomwatch.store.clickhouse.StreamedQuery;

/** Permitted tables as sources of exports. */
final class TableSource implements ExportSource {

    private static final Map<String, String> SETTINGS = Map.of("max_execution_time", "7200");

    private final ServerContext context;
    private final TableRights rights;

    TableSource(ServerContext context, TableRights rights) {
        this.context = context;
        this.rights = rights;
    }

    @Override
    public Optional<Prepared> prepare(Account owner, ExportJob job) {
        List<ViewerTable> tables = rights.list(owner, Permission.EXPORT_TABLES);
        return TableRights.find(tables, job.source()).map(table -> prepare(table, job));
    }

    private Prepared prepare(ViewerTable table, ExportJob job) {
        boolean everything = table.masked().isEmpty() && !table.restricted();
        if (table.table().store() == PermittedTable.Store.CLICKHOUSE) {
            return prepared(table, job, job.filters().apply(table, table.select()), everything, () -> {});
        }
        TicketStaging copy =
                TicketStaging.fill(context.postgres(), context.clickhouseConnection(), table.select(), job.id());
        return prepared(
                table,
                job,
                job.filters().apply(table, Sql.of("SELECT * FROM " + copy.table())),
                everything,
                copy::close);
    }

    private Prepared prepared(ViewerTable table, ExportJob job, Sql select, boolean everything, Runnable release) {
        return new Prepared(
                context.clickhouseConnection(),
                StreamedQuery.of(SqlText.of(select)).withId(job.id().toString()).with(SETTINGS),
                TableRights.print(List.of(table)),
                table.masked(),
                !everything,
                release);
    }
}
