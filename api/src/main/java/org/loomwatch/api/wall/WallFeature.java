package org.loomwatch.api.wall;

import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.briefing.facts.FactsService;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.emergency.activation.ActivationService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Route;

/** The screen on the wall. */
public final class WallFeature implements Feature {

    private final WallService wall;

    /** @param totals of the figures, made beforehand */
    public WallFeature(ServerContext context, ActivationService activations, ChartCube totals) {
        wall = new WallService(
                new FactsService(context, activations, totals), context.access().areas()::get, context.clock());
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/v1/wall",
                        Permission.WALL_READ,
                        "大屏：全部场景的合计",
                        "The screen on the wall: totals of all its scenes")
                .answers(Answer.json(WallScreen.class), request -> wall.get(request.caller())));
    }
}
