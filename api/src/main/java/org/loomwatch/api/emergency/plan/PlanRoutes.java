package org.loomwatch.api.emergency.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.Plan;

/** Plans over HTTP. */
public final class PlanRoutes {

    private static final Parameter<Hazard> EVENT = Parameter.path(
            "event",
            ParameterTypes.oneOf(
                    Arrays.stream(Hazard.values()).collect(Collectors.toMap(Hazard::id, Function.identity()))),
            "灾种",
            "event");
    private static final Parameter<Integer> VERSION = Parameter.query(
                    "version",
                    ParameterTypes.cappedInteger(0, Integer.MAX_VALUE),
                    "版本，0 为最新",
                    "version, 0 for the newest")
            .withDefault("0");

    private PlanRoutes() {}

    /** @param basedOn the version its author saw */
    public record PlanBody(int basedOn, String yaml, String note) {}

    /** What a plan asks for, with its version. */
    public record PlanView(PlanService.PlanText text, Plan plan) {}

    public static List<Route> list(PlanService service) {
        return List.of(
                Route.get(
                                "/api/v1/plans/{event}",
                                Permission.EMERGENCY_READ,
                                "预案",
                                "A plan: its text and what it asks for")
                        .takes(EVENT, VERSION)
                        .answers(Answer.json(PlanView.class), request -> {
                            PlanService.PlanText text = service.getText(request.get(EVENT), request.get(VERSION));
                            return new PlanView(text, PlanFile.read(text.yaml()));
                        }),
                Route.get(
                                "/api/v1/plans/{event}/versions",
                                Permission.EMERGENCY_READ,
                                "预案版本",
                                "Every version of a plan")
                        .takes(EVENT)
                        .answers(
                                Answer.pageOf(PlanVersion.class),
                                request -> Page.whole(service.listVersions(request.get(EVENT)))),
                Route.put("/api/v1/plans/{event}", Permission.PLAN_WRITE, "保存预案新版本", "Saves a new version of a plan")
                        .takes(EVENT)
                        .body(PlanBody.class)
                        .answers(Answer.json(PlanService.PlanText.class), request -> {
                            PlanBody body = request.body(PlanBody.class);
                            return service.save(
                                    request.get(EVENT),
                                    body.basedOn(),
                                    body.yaml(),
                                    body.note(),
                                    Actor.of(request.caller()));
                        }));
    }
}
