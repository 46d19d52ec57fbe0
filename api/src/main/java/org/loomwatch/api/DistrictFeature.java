package org.loomwatch.api;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.area.AreaRoutes;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.catalogue.CatalogueRoutes;
import org.loomwatch.api.catalogue.CatalogueService;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.enterprise.EnterpriseRoutes;
import org.loomwatch.api.enterprise.EnterpriseSeriesService;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.enterprise.FeedRecordService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.map.MapRoutes;
import org.loomwatch.api.map.MapService;
import org.loomwatch.api.overview.OverviewRoutes;
import org.loomwatch.api.overview.OverviewService;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Route;

/** What the feeds say of the district: catalogue, areas, overview, enterprises. */
final class DistrictFeature implements Feature {

    private final List<Route> routes = new ArrayList<>();

    /** @param totals of the figures, made beforehand */
    DistrictFeature(ServerContext context, ChartCube totals) {
        SqlReader clickhouse = context.clickhouse();
        AreaService areas = context.areas();
        AnswerCache answers = new AnswerCache(new DataVersion(clickhouse)::find);
        MonthService months = new MonthService(clickhouse, answers);
        EnterpriseService enterprises = new EnterpriseService(clickhouse, areas);
        routes.addAll(CatalogueRoutes.list(new CatalogueService()));
        routes.addAll(AreaRoutes.list(areas));
        routes.addAll(OverviewRoutes.list(new OverviewService(clickhouse, areas, months, answers, totals)));
        routes.addAll(MapRoutes.list(new MapService(clickhouse, areas, answers, totals), months));
        routes.addAll(EnterpriseRoutes.list(
                enterprises,
                new EnterpriseSeriesService(clickhouse, enterprises),
                new FeedRecordService(clickhouse, enterprises)));
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
