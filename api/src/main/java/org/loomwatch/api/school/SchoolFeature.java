package org.loomwatch.api.school;

import java.util.List;
import java.util.stream.Stream;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.school.scenario.OutcomeService;
import org.loomwatch.api.school.scenario.ScenarioRoutes;
import org.loomwatch.api.school.scenario.ScenarioService;
import org.loomwatch.api.server.Route;

/** School places. */
public final class SchoolFeature implements Feature {

    private final List<Route> routes;

    public SchoolFeature(ServerContext context) {
        SqlReader reader = context.clickhouse();
        CatchmentService catchments = new CatchmentService(reader);
        ForecastRunService runs = new ForecastRunService(reader, catchments);
        SchoolAreaService areas = new SchoolAreaService(reader, runs, catchments);
        OutcomeService outcomes = new OutcomeService(reader, runs, catchments, areas);
        ScenarioService scenarios = new ScenarioService(context.postgres(), catchments, outcomes, context.clock());
        routes = Stream.concat(
                        SchoolRoutes.list(
                                runs,
                                catchments,
                                new PressureService(reader, runs, catchments),
                                areas,
                                new SchoolExport(areas, catchments, runs))
                                .stream(),
                        ScenarioRoutes.list(scenarios, outcomes).stream())
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }
}
