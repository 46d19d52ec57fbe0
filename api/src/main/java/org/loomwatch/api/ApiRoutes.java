package org.loomwatch.api;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.about.About;
import org.loomwatch.api.about.AboutRoutes;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.health.HealthRoutes;
import org.loomwatch.api.health.ReadinessService;
import org.loomwatch.api.openapi.OpenApiRoute;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;

/** Every route of the product: those of the server itself and those of its features. */
public final class ApiRoutes {

    private ApiRoutes() {}

    public static RouteCatalogue catalogue(
            List<Feature> features, ReadinessService readiness, ServerMetrics metrics, About about) {
        List<Route> routes = new ArrayList<>(AboutRoutes.list(about));
        features.forEach(feature -> routes.addAll(feature.routes()));
        routes.addAll(HealthRoutes.list(readiness, metrics));
        return OpenApiRoute.describing(routes);
    }
}
