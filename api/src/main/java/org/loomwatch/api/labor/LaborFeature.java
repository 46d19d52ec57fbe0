package org.loomwatch.api.labor;

import java.util.List;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.district.RuleBook;
import org.loomwatch.models.labor.registry.ModelRegistry;

/** Labor-dispute warnings. */
public final class LaborFeature implements Feature {

    private final List<Route> routes;

    public LaborFeature(ServerContext context) {
        EnterpriseService enterprises = new EnterpriseService(context.clickhouse(), context.areas());
        routes = WarningRoutes.list(
                new WarningService(context.clickhouse(), RuleBook.standard(), enterprises),
                new ModelRegistry(context.postgres(), context.data().root().resolve("models"), Warning.LABOR_DISPUTE));
    }

    @Override
    public List<Route> routes() {
        return routes;
    }
}
