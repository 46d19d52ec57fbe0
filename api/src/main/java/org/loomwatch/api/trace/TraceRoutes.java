package org.loomwatch.api.trace;

import java.time.YearMonth;
import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;

/** From a figure back to its records. */
public final class TraceRoutes {

    private static final Parameter<String> USCC =
            Parameter.path("uscc", ParameterTypes.identifier(), "统一社会信用代码", "USCC");
    private static final Parameter<String> INDICATOR =
            Parameter.requiredQuery("indicator", ParameterTypes.identifier(), "度量或指标", "measure or indicator");
    private static final Parameter<YearMonth> MONTH =
            Parameter.requiredQuery("month", ParameterTypes.month(), "月份", "month");

    private TraceRoutes() {}

    public static List<Route> list(TraceService traces) {
        return List.of(Route.get(
                        "/api/v1/enterprises/{uscc}/trace",
                        Permission.RECORD_READ,
                        "指标溯源",
                        "Formula, inputs and feed records behind a figure")
                .takes(USCC, INDICATOR, MONTH)
                .answers(
                        Answer.json(Trace.class),
                        request -> traces.get(
                                request.viewer(), request.get(USCC), request.get(INDICATOR), request.get(MONTH))));
    }
}
