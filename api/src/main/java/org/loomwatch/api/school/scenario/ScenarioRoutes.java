package org.loomwatch.api.school.scenario;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** Scenarios: try, save, share, compare. */
public final class ScenarioRoutes {

    private static final String ONE = "/api/v1/school/scenarios/{id}";
    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "方案编号", "id of the scenario");
    private static final Parameter<String> IF_MATCH = Parameter.header(
            "If-Match", ParameterTypes.text(100), "所依据的版本（ETag）", "version the change is based on (ETag)");

    private final ScenarioService scenarios;

    private ScenarioRoutes(ScenarioService scenarios) {
        this.scenarios = scenarios;
    }

    /** Steps to try, saved nowhere. */
    record ScenarioTrial(List<ScenarioStep> steps) {
        ScenarioTrial {
            steps = List.copyOf(steps);
        }
    }

    public static List<Route> list(ScenarioService scenarios, OutcomeService outcomes) {
        ScenarioRoutes routes = new ScenarioRoutes(scenarios);
        return List.of(
                Route.get("/api/v1/school/scenarios", Permission.SCHOOL_READ, "情景方案", "Scenarios")
                        .answers(
                                Answer.pageOf(SchoolScenario.class),
                                request -> Page.whole(scenarios.list(request.viewer()))),
                Route.post("/api/v1/school/scenarios", Permission.SCHOOL_PLAN, "保存新方案", "Save a scenario")
                        .body(ScenarioDraft.class)
                        .replies(Answer.json(SchoolScenario.class), routes::add),
                Route.get(ONE, Permission.SCHOOL_READ, "方案", "One scenario")
                        .takes(ID)
                        .replies(
                                Answer.json(SchoolScenario.class),
                                request -> tagged(scenarios.get(request.viewer(), request.get(ID)), 200)),
                Route.put(ONE, Permission.SCHOOL_PLAN, "修改方案", "Change a scenario")
                        .takes(ID, IF_MATCH)
                        .body(ScenarioDraft.class)
                        .replies(Answer.json(SchoolScenario.class), routes::change),
                Route.delete(ONE, Permission.SCHOOL_PLAN, "删除方案", "Delete a scenario")
                        .takes(ID, IF_MATCH)
                        .answers(
                                Answer.json(SchoolScenario.class),
                                request -> scenarios.delete(request.viewer(), request.get(ID), request.find(IF_MATCH))),
                Route.get(ONE + "/outcome", Permission.SCHOOL_READ, "方案与基准的差异", "A scenario beside the forecast")
                        .takes(ID)
                        .answers(
                                Answer.json(Outcome.class),
                                request -> outcomes.get(
                                        request.viewer(),
                                        scenarios
                                                .get(request.viewer(), request.get(ID))
                                                .steps())),
                Route.post("/api/v1/school/outcome", Permission.SCHOOL_READ, "试算", "Try steps without saving them")
                        .body(ScenarioTrial.class)
                        .answers(
                                Answer.json(Outcome.class),
                                request -> outcomes.get(
                                        request.viewer(),
                                        request.body(ScenarioTrial.class).steps())));
    }

    private Reply<SchoolScenario> add(Request request) {
        SchoolScenario added = scenarios.add(request.viewer(), request.body(ScenarioDraft.class));
        request.note("scenario", added.id().toString());
        return tagged(added, 201);
    }

    private Reply<SchoolScenario> change(Request request) {
        return tagged(
                scenarios.change(
                        request.viewer(), request.get(ID), request.find(IF_MATCH), request.body(ScenarioDraft.class)),
                200);
    }

    private static Reply<SchoolScenario> tagged(SchoolScenario scenario, int status) {
        return new Reply<>(scenario, status, Map.of("ETag", scenario.tag()));
    }
}
