package org.loomwatch.api.analyst.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.analyst.table.TableColumn;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** Tables, and exports of them. */
public final class ExportRoutes {

    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "导出编号", "id of the export");

    private ExportRoutes() {}

    /**
     * A table that exists for the caller.
     *
     * @param sql whether it can be asked by SQL under the same name
     * @param masked names of columns that do not exist for the caller
     */
    public record TableItem(
            String id, String nameZh, String nameEn, boolean sql, List<ColumnItem> columns, List<String> masked) {

        /** @param table as the caller sees it */
        public static TableItem of(ViewerTable table) {
            return new TableItem(
                    table.table().id(),
                    table.table().name().zh(),
                    table.table().name().en(),
                    table.table().store() == org.loomwatch.api.analyst.table.PermittedTable.Store.CLICKHOUSE,
                    table.columns().stream().map(ColumnItem::of).toList(),
                    table.masked());
        }
    }

    /** A column of a table. */
    public record ColumnItem(String name, String labelZh, String labelEn) {
        static ColumnItem of(TableColumn column) {
            return new ColumnItem(
                    column.name(), column.label().zh(), column.label().en());
        }
    }

    /**
     * An order for a file; what is null does not narrow it.
     *
     * @param format {@code parquet}, {@code csv} or {@code xlsx}
     */
    public record ExportOrder(
            String table,
            String format,
            @Nullable YearMonth from,
            @Nullable YearMonth to,
            @Nullable String area,
            @Nullable String industry,
            @Nullable List<String> columns) {}

    public static List<Route> list(ExportService exports) {
        return List.of(
                Route.get("/api/v1/tables", Permission.EXPORT_TABLES, "可导出的数据表", "Tables that can be exported")
                        .answers(
                                Answer.pageOf(TableItem.class),
                                request -> Page.whole(exports.listTables(request.caller()).stream()
                                        .map(TableItem::of)
                                        .toList())),
                Route.get("/api/v1/exports", Permission.EXPORT_TABLES, "我的导出", "One's own exports, newest first")
                        .answers(Answer.pageOf(ExportJob.class), request -> Page.whole(exports.list(request.caller()))),
                Route.post("/api/v1/exports", Permission.EXPORT_TABLES, "导出数据表", "Export a table")
                        .body(ExportOrder.class)
                        .answers(Answer.json(ExportJob.class), request -> order(exports, request)),
                Route.get("/api/v1/exports/{id}", Permission.EXPORT_TABLES, "导出进度", "How far an export is")
                        .takes(ID)
                        .answers(
                                Answer.json(ExportJob.class),
                                request -> exports.get(request.caller(), request.get(ID))),
                Route.delete(
                                "/api/v1/exports/{id}",
                                Permission.EXPORT_TABLES,
                                "取消或删除导出",
                                "Stop an export, or remove its file")
                        .takes(ID)
                        .answers(
                                Answer.json(ExportJob.class),
                                request -> exports.delete(request.caller(), request.get(ID))),
                Route.get(
                                "/api/v1/exports/{id}/manifest",
                                Permission.EXPORT_TABLES,
                                "导出清单",
                                "What the file holds: rows, hash, columns, filters, vintage")
                        .takes(ID)
                        .answers(
                                Answer.json(JsonNode.class),
                                request -> exports.getManifest(request.caller(), request.get(ID))),
                Route.get(
                                "/api/v1/exports/{id}/file",
                                Permission.EXPORT_TABLES,
                                "下载导出文件（支持断点续传）",
                                "The file; takes Range and If-Range")
                        .takes(ID)
                        .answers(
                                Answer.of("application/octet-stream", byte[].class),
                                request -> exports.getFile(request.caller(), request.get(ID))));
    }

    private static ExportJob order(ExportService exports, Request request) {
        ExportOrder order = request.body(ExportOrder.class);
        request.note("table", String.valueOf(order.table()));
        request.note("format", String.valueOf(order.format()));
        ExportFormat format = ExportFormat.byId().get(String.valueOf(order.format()));
        if (format == null) {
            throw Problem.invalidParameter("format", Text.of("应为 parquet、csv 或 xlsx", "expected parquet, csv or xlsx"));
        }
        ExportJob job = exports.orderTable(
                request.caller(),
                String.valueOf(order.table()),
                format,
                new ExportFilters(order.from(), order.to(), order.area(), order.industry(), order.columns()));
        request.note("export", job.id().toString());
        return job;
    }
}
