package org.loomwatch.api.ticket.evaluation;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.Sheet;

/** Evaluation of units, the tickets behind it, and both as files. */
public final class EvaluationRoutes {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LISTED = 500;
    private static final int EXPORTED = 50_000;

    private static final Parameter<YearMonth> MONTH =
            Parameter.requiredQuery("month", ParameterTypes.month(), "月份", "month");
    private static final Parameter<String> UNIT = Parameter.query("unit", ParameterTypes.identifier(), "承办单位", "unit");
    private static final Parameter<Figure> FIGURE = Parameter.query(
                    "figure", ParameterTypes.oneOf(Figure.byId()), "哪个指标背后的工单", "figure to look behind")
            .withDefault("all");

    private final EvaluationService evaluations;

    private EvaluationRoutes(EvaluationService evaluations) {
        this.evaluations = evaluations;
    }

    public static List<Route> list(EvaluationService evaluations) {
        EvaluationRoutes routes = new EvaluationRoutes(evaluations);
        Permission permission = Permission.EVALUATION_READ;
        return List.of(
                Route.get("/api/v1/evaluation", permission, "承办单位月度考核", "Evaluation of units in a month, best first")
                        .takes(MONTH)
                        .answers(Answer.pageOf(UnitEvaluation.class), request -> Page.whole(routes.units(request))),
                Route.get("/api/v1/evaluation/tickets", permission, "考核指标背后的工单", "Tickets behind a figure, at most 500")
                        .takes(MONTH, UNIT, FIGURE)
                        .answers(
                                Answer.pageOf(EvaluatedTicket.class),
                                request -> Page.whole(routes.tickets(request, LISTED))),
                Route.get("/api/v1/evaluation.csv", permission, "导出考核（CSV）", "Evaluation as CSV")
                        .takes(MONTH)
                        .replies(
                                Answer.of("text/csv; charset=utf-8", String.class),
                                request -> file(
                                        request,
                                        "evaluation",
                                        "csv",
                                        EvaluationExport.units(routes.units(request))
                                                .csv())),
                Route.get("/api/v1/evaluation.xlsx", permission, "导出考核（XLSX）", "Evaluation as XLSX")
                        .takes(MONTH)
                        .replies(
                                Answer.of(XLSX, byte[].class),
                                request -> file(
                                        request,
                                        "evaluation",
                                        "xlsx",
                                        EvaluationExport.units(routes.units(request))
                                                .xlsx())),
                Route.get("/api/v1/evaluation/tickets.csv", permission, "导出工单（CSV）", "Tickets with all times as CSV")
                        .takes(MONTH, UNIT, FIGURE)
                        .replies(
                                Answer.of("text/csv; charset=utf-8", String.class),
                                request -> file(
                                        request,
                                        "tickets",
                                        "csv",
                                        routes.sheet(request).csv())),
                Route.get("/api/v1/evaluation/tickets.xlsx", permission, "导出工单（XLSX）", "Tickets with all times as XLSX")
                        .takes(MONTH, UNIT, FIGURE)
                        .replies(
                                Answer.of(XLSX, byte[].class),
                                request -> file(
                                        request,
                                        "tickets",
                                        "xlsx",
                                        routes.sheet(request).xlsx())));
    }

    private List<UnitEvaluation> units(Request request) {
        return evaluations.list(request.viewer(), request.get(MONTH));
    }

    private List<EvaluatedTicket> tickets(Request request, int limit) {
        return evaluations.listTickets(
                request.viewer(), request.get(MONTH), request.find(UNIT), request.get(FIGURE), limit);
    }

    private Sheet sheet(Request request) {
        List<EvaluatedTicket> tickets = tickets(request, EXPORTED + 1);
        boolean complete = tickets.size() <= EXPORTED;
        return EvaluationExport.tickets(complete ? tickets : tickets.subList(0, EXPORTED), complete);
    }

    private static <T> Reply<T> file(Request request, String name, String kind, T content) {
        String file = name + "-" + request.get(MONTH) + "." + kind;
        return new Reply<>(content, 200, Map.of("Content-Disposition", "attachment; filename=\"" + file + "\""));
    }
}
