package org.loomwatch.api.analyst.sql;

import java.util.List;
import java.util.UUID;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.analyst.export.ExportFormat;
import org.loomwatch.api.analyst.export.ExportJob;
import org.loomwatch.api.analyst.export.ExportRoutes.TableItem;
import org.loomwatch.api.analyst.export.ExportService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** Read-only SQL. */
public final class SqlRoutes {

    private static final int LONGEST_AUDITED = 4_000;
    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "查询编号", "id of the query");

    private SqlRoutes() {}

    /** A statement to run. */
    public record SqlOrder(String statement) {}

    /** @param format {@code parquet}, {@code csv} or {@code xlsx} */
    public record SqlExportOrder(String statement, String format) {}

    public static List<Route> list(SqlService sql, ExportService exports) {
        return List.of(
                Route.get("/api/v1/sql/tables", Permission.SQL_READ, "可查询的表与列", "Tables and columns to ask")
                        .answers(
                                Answer.pageOf(TableItem.class),
                                request -> Page.whole(sql.listTables(request.caller()).stream()
                                        .map(TableItem::of)
                                        .toList())),
                Route.get("/api/v1/sql/runs", Permission.SQL_READ, "我的查询历史", "One's own queries, newest first")
                        .answers(Answer.pageOf(SqlRun.class), request -> Page.whole(sql.list(request.caller()))),
                Route.post("/api/v1/sql/runs", Permission.SQL_READ, "执行只读 SQL", "Run read-only SQL")
                        .body(SqlOrder.class)
                        .answers(Answer.json(SqlRun.class), request -> {
                            String statement =
                                    noted(request, request.body(SqlOrder.class).statement());
                            return sql.run(request.caller(), statement);
                        }),
                Route.get("/api/v1/sql/runs/{id}", Permission.SQL_READ, "查询结果", "A query and its result")
                        .takes(ID)
                        .answers(Answer.json(SqlRun.class), request -> sql.get(request.caller(), request.get(ID))),
                Route.delete("/api/v1/sql/runs/{id}", Permission.SQL_READ, "取消查询", "Cancel a query")
                        .takes(ID)
                        .answers(Answer.json(SqlRun.class), request -> sql.cancel(request.caller(), request.get(ID))),
                Route.post("/api/v1/sql/exports", Permission.SQL_READ, "导出查询结果", "Export the result of a query")
                        .body(SqlExportOrder.class)
                        .answers(Answer.json(ExportJob.class), request -> export(sql, exports, request)));
    }

    private static ExportJob export(SqlService sql, ExportService exports, Request request) {
        SqlExportOrder order = request.body(SqlExportOrder.class);
        String statement = noted(request, order.statement());
        ExportFormat format = ExportFormat.byId().get(String.valueOf(order.format()));
        if (format == null) {
            throw Problem.invalidParameter("format", Text.of("应为 parquet、csv 或 xlsx", "expected parquet, csv or xlsx"));
        }
        sql.check(request.caller(), statement);
        return exports.orderSql(request.caller(), statement, format, sql.print(request.caller()));
    }

    /** What was asked is in the audit, whatever becomes of it. */
    private static String noted(Request request, String statement) {
        String text = String.valueOf(statement);
        request.note("sql", text.length() <= LONGEST_AUDITED ? text : text.substring(0, LONGEST_AUDITED) + "…");
        return text;
    }
}
