package org.loomwatch.api.overview;

import java.time.YearMonth;
import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;

/** The month at a glance. */
public final class OverviewRoutes {

    private static final Parameter<YearMonth> MONTH =
            Parameter.query("month", ParameterTypes.month(), "月份；不填则为最新月份", "month; the latest one if absent");

    private OverviewRoutes() {}

    public static List<Route> list(OverviewService overviews) {
        return List.of(Route.get("/api/v1/overview", Permission.OVERVIEW_READ, "区情总览", "One month of the district")
                .takes(MONTH)
                .answers(Answer.json(Overview.class), request -> overviews.get(request.viewer(), request.find(MONTH))));
    }
}
