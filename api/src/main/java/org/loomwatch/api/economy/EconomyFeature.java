package org.loomwatch.api.economy;

import java.util.List;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;

/** The economic indices, as the last {@code economy index} left them. */
public final class EconomyFeature implements Feature {

    private final List<Route> routes;

    public EconomyFeature(ServerContext context) {
        IndexAccess access = new IndexAccess(context.areas());
        IndexService indices = new IndexService(context.clickhouse(), access);
        routes = EconomyRoutes.list(indices, new DiagnosticsService(context.clickhouse(), indices, access));
    }

    @Override
    public List<Route> routes() {
        return routes;
    }
}
