package org.loomwatch.api.map;

import java.time.YearMonth;
import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.area.AreaRoutes;
import org.loomwatch.api.figure.IndicatorColumn;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.area.AreaLevel;

/** The map. */
public final class MapRoutes {

    private static final Parameter<YearMonth> MONTH =
            Parameter.query("month", ParameterTypes.month(), "月份；不填则为最新月份", "month; the latest one if absent");
    private static final Parameter<IndicatorColumn> INDICATOR = Parameter.requiredQuery(
            "indicator", ParameterTypes.oneOf(IndicatorColumn.all()), "指标或度量", "indicator or measure");
    private static final Parameter<AreaLevel> LEVEL = AreaRoutes.LEVEL.withDefault(AreaLevel.COMMUNITY.id());

    private MapRoutes() {}

    public static List<Route> list(MapService maps, MonthService months) {
        return List.of(Route.get("/api/v1/map", Permission.OVERVIEW_READ, "指标地图", "One indicator over the map")
                .takes(INDICATOR, MONTH, LEVEL)
                .answers(
                        Answer.json(MapLayer.class),
                        request -> maps.get(
                                request.viewer(),
                                request.get(INDICATOR),
                                MonthService.choose(request.find(MONTH), months.list()),
                                request.get(LEVEL))));
    }
}
