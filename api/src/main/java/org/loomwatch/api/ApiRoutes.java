package org.loomwatch.api;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.about.About;
import org.loomwatch.api.about.AboutRoutes;
import org.loomwatch.api.area.AreaRoutes;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.catalogue.CatalogueRoutes;
import org.loomwatch.api.catalogue.CatalogueService;
import org.loomwatch.api.enterprise.EnterpriseRoutes;
import org.loomwatch.api.enterprise.EnterpriseSeriesService;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.enterprise.FeedRecordService;
import org.loomwatch.api.health.HealthRoutes;
import org.loomwatch.api.health.ReadinessService;
import org.loomwatch.api.openapi.OpenApiRoute;
import org.loomwatch.api.overview.MapService;
import org.loomwatch.api.overview.MonthService;
import org.loomwatch.api.overview.OverviewRoutes;
import org.loomwatch.api.overview.OverviewService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;

/** Every route of the product, wired to its service. */
public final class ApiRoutes {

    private ApiRoutes() {}

    public static RouteCatalogue catalogue(
            SqlReader clickhouse, ReadinessService readiness, ServerMetrics metrics, About about) {
        AreaService areas = new AreaService(clickhouse);
        MonthService months = new MonthService(clickhouse);
        EnterpriseService enterprises = new EnterpriseService(clickhouse, areas);
        List<Route> routes = new ArrayList<>();
        routes.addAll(AboutRoutes.list(about));
        routes.addAll(CatalogueRoutes.list(new CatalogueService()));
        routes.addAll(AreaRoutes.list(areas));
        routes.addAll(OverviewRoutes.list(
                new OverviewService(clickhouse, areas, months), new MapService(clickhouse), months));
        routes.addAll(EnterpriseRoutes.list(
                enterprises,
                new EnterpriseSeriesService(clickhouse, enterprises),
                new FeedRecordService(clickhouse, enterprises)));
        routes.addAll(HealthRoutes.list(readiness, metrics));
        return OpenApiRoute.describing(routes);
    }
}
