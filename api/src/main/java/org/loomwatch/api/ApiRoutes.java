package org.loomwatch.api;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.about.About;
import org.loomwatch.api.about.AboutRoutes;
import org.loomwatch.api.area.AreaRoutes;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.health.HealthRoutes;
import org.loomwatch.api.health.ReadinessService;
import org.loomwatch.api.openapi.OpenApiRoute;
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
        List<Route> routes = new ArrayList<>();
        routes.addAll(AboutRoutes.list(about));
        routes.addAll(AreaRoutes.list(areas));
        routes.addAll(HealthRoutes.list(readiness, metrics));
        return OpenApiRoute.describing(routes);
    }
}
