package org.loomwatch.api.briefing;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.briefing.facts.FactsService;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.emergency.activation.ActivationService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;

/** Monthly briefings. */
public final class BriefingFeature implements Feature {

    private final BriefingWorker worker;
    private final List<Route> routes = new ArrayList<>();

    /** @param totals of the figures, made beforehand */
    public BriefingFeature(ServerContext context, ActivationService activations, ChartCube totals) {
        FactsService facts = new FactsService(context, activations, totals);
        BriefingService briefings =
                new BriefingService(context.postgres(), facts, context.access().areas()::get, context.clock());
        worker = new BriefingWorker(briefings, context.access());
        routes.addAll(BriefingRoutes.list(briefings));
    }

    /** Makes what schedules ask for by now, without waiting for the clockwork. */
    public void runDue() {
        worker.run();
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
