package org.loomwatch.api.chart;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.chart.view.ChartViewRoutes;
import org.loomwatch.api.chart.view.ChartViewService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.overview.MonthService;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.theme.ThemeFeature;
import org.loomwatch.domain.area.AreaTree;

/** Charts, the views people keep of them, and the theme analyses that are made of the same figures. */
public final class ChartFeature implements Feature {

    private final List<Route> routes;

    public ChartFeature(ServerContext context) {
        Supplier<AreaTree> areas = () -> context.access().areas().get();
        AnswerCache answers = new AnswerCache(new DataVersion(context.clickhouse())::find);
        MonthService months = new MonthService(context.clickhouse(), answers);
        ChartService charts = new ChartService(context.clickhouse(), areas, months, answers);
        ChartViewers viewers = new ChartViewers(areas);
        routes = Stream.of(
                        new ChartRoutes(charts, viewers, months, areas).list(),
                        ChartViewRoutes.list(new ChartViewService(context.postgres(), areas, context.clock()), viewers),
                        ThemeFeature.routes(charts, months, areas))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }
}
