package org.loomwatch.api.analyst;

import java.util.List;
import java.util.stream.Stream;
import org.loomwatch.api.analyst.export.ExportRoutes;
import org.loomwatch.api.analyst.export.ExportService;
import org.loomwatch.api.analyst.sql.SqlRoutes;
import org.loomwatch.api.analyst.sql.SqlService;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;

/** What analysts work with beside the pages. */
public final class AnalystFeature implements Feature {

    private final SqlService sql;
    private final ExportService exports;
    private final List<Route> routes;

    public AnalystFeature(ServerContext context) {
        TableRights rights = new TableRights(context.access());
        sql = new SqlService(context, rights);
        exports = new ExportService(context, rights, sql);
        routes = Stream.of(ExportRoutes.list(exports), SqlRoutes.list(sql, exports))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void start() {
        sql.start();
        exports.start();
    }

    @Override
    public void close() {
        exports.close();
        sql.close();
    }
}
