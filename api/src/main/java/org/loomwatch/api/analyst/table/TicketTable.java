package org.loomwatch.api.analyst.table;

import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;

/** Tickets: what people do, so in PostgreSQL. */
final class TicketTable {

    private TicketTable() {}

    static PermittedTable get() {
        return new PermittedTable(
                "tickets",
                Text.of("工单", "Tickets"),
                Permission.TICKET_READ,
                PermittedTable.Store.POSTGRES,
                TicketTable::shape);
    }

    private static PermittedTable.Shape shape(Viewer viewer) {
        PermittedTable.Shape shape = new TableBuilder(viewer)
                .plain("number", "编号", "number")
                .plain("uscc", "统一社会信用代码", "USCC")
                .plain("enterprise", "企业", "enterprise")
                .plain("area", "区域", "area")
                .plain("industry", "行业代码", "industry, GB/T 4754")
                .plain("size", "规模", "size")
                .plain("grade", "等级", "grade")
                .plain("month", "warned_month", "预警月份", "month of the warning")
                .plain("state", "状态", "state")
                .plain("unit", "承办单位", "unit")
                .plain("opened_at", "建单时间", "opened at")
                .plain("dispatched_at", "派单时间", "dispatched at")
                .plain("accept_due_at", "签收期限", "acceptance due")
                .plain("accepted_at", "签收时间", "accepted at")
                .plain("resolve_due_at", "处置期限", "resolution due")
                .plain("resolved_at", "处置时间", "resolved at")
                .plain("verified_at", "核查时间", "verified at")
                .plain("closed_at", "结案时间", "closed at")
                .plain("returns", "退回次数", "returns")
                .plain("rejections", "核查不通过次数", "rejections")
                .plain("extensions", "延期次数", "extensions")
                .plain("reopenings", "重开次数", "reopenings")
                .from(Sql.of("FROM ticket WHERE").plus(RowRules.withinPostgres(viewer.areas(), "area")));
        return new PermittedTable.Shape(shape.columns(), shape.masked(), quoted(shape.select()));
    }

    /** PostgreSQL quotes names by double quotation marks. */
    private static Sql quoted(Sql select) {
        return new Sql(select.text().replace('`', '"'), select.values());
    }
}
