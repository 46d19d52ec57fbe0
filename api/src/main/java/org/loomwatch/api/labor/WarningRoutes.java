package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.WarningQueue;

/** Warnings: the list, its exports, and what an enterprise was scored before. */
final class WarningRoutes {

    private static final Parameter<YearMonth> MONTH =
            Parameter.query("month", ParameterTypes.month(), "月份；默认最近评分月", "month; the latest scored one by default");
    private static final Parameter<Grade> GRADE = Parameter.query(
            "grade",
            ParameterTypes.oneOf(Arrays.stream(Grade.values()).collect(Collectors.toMap(Grade::id, grade -> grade))),
            "等级",
            "grade");
    private static final Parameter<WarningQueue> QUEUE = Parameter.query(
            "queue",
            ParameterTypes.oneOf(
                    Arrays.stream(WarningQueue.values()).collect(Collectors.toMap(WarningQueue::id, queue -> queue))),
            "队列",
            "queue");
    private static final Parameter<String> AREA =
            Parameter.query("area", ParameterTypes.identifier(), "所在区域（任一层级）", "area of any level");
    private static final Parameter<String> INDUSTRY =
            Parameter.query("industry", ParameterTypes.identifier(), "行业代码或其开头", "industry code or its beginning");
    private static final Parameter<String> UNIT =
            Parameter.query("unit", ParameterTypes.identifier(), "承办单位（已派工单）", "unit that has the ticket");
    private static final Parameter<WarningOrder> SORT = Parameter.query(
                    "sort", ParameterTypes.oneOf(WarningOrder.byId()), "排序", "order")
            .withDefault(WarningOrder.GRADE.id());
    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(1000), "上一页给出的游标", "cursor given by the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "每页条数，最多 200", "rows a page, at most 200")
            .withDefault("25");
    private static final Parameter<String> USCC =
            Parameter.path("uscc", ParameterTypes.identifier(), "统一社会信用代码", "USCC");

    private WarningRoutes() {}

    static List<Route> list(WarningService warnings) {
        WarningExport export = new WarningExport(warnings);
        return List.of(
                Route.get("/api/v1/warnings", Permission.WARNING_READ, "预警清单", "List of warnings")
                        .takes(MONTH, GRADE, QUEUE, AREA, INDUSTRY, UNIT, SORT, CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(WarningItem.class),
                                request -> warnings.list(
                                        request.viewer(), query(request), request.find(CURSOR), request.get(LIMIT))),
                Route.get("/api/v1/warnings.csv", Permission.WARNING_READ, "导出预警清单（CSV）", "The list as CSV")
                        .takes(MONTH, GRADE, QUEUE, AREA, INDUSTRY, UNIT, SORT)
                        .replies(
                                Answer.of(Sheet.CSV, String.class),
                                request -> attachment(
                                        export.sheet(request.viewer(), query(request))
                                                .csv(),
                                        "warnings.csv")),
                Route.get("/api/v1/warnings.xlsx", Permission.WARNING_READ, "导出预警清单（XLSX）", "The list as a workbook")
                        .takes(MONTH, GRADE, QUEUE, AREA, INDUSTRY, UNIT, SORT)
                        .replies(
                                Answer.of(Sheet.XLSX, byte[].class),
                                request -> attachment(
                                        export.sheet(request.viewer(), query(request))
                                                .xlsx(),
                                        "warnings.xlsx")),
                Route.get("/api/v1/warnings/summary", Permission.WARNING_READ, "预警概况", "Warnings in numbers")
                        .takes(MONTH)
                        .answers(
                                Answer.json(WarningSummary.class),
                                request -> warnings.summary(request.viewer(), request.find(MONTH))),
                Route.get(
                                "/api/v1/enterprises/{uscc}/warnings",
                                Permission.WARNING_READ,
                                "企业评分历史",
                                "Scores of an enterprise, latest first")
                        .takes(USCC)
                        .answers(
                                Answer.json(WarningHistory.class),
                                request -> new WarningHistory(warnings.history(request.viewer(), request.get(USCC)))));
    }

    static Route whatIf(WhatIfService whatIf) {
        return Route.post(
                        "/api/v1/enterprises/{uscc}/what-if",
                        Permission.WARNING_READ,
                        "假设分析：改变指标后的评分",
                        "What the model would say if figures were others; writes nothing")
                .takes(USCC)
                .body(WhatIfOrder.class)
                .answers(
                        Answer.json(WhatIfAnswer.class),
                        request -> whatIf.ask(request.viewer(), request.get(USCC), request.body(WhatIfOrder.class)));
    }

    private static <T> Reply<T> attachment(T body, String name) {
        return new Reply<>(body, 200, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    private static WarningQuery query(Request request) {
        return new WarningQuery(
                request.find(MONTH),
                request.find(GRADE),
                request.find(QUEUE),
                request.find(AREA),
                request.find(INDUSTRY),
                request.find(UNIT),
                request.get(SORT));
    }
}
