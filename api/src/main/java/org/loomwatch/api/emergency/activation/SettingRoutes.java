package org.loomwatch.api.emergency.activation;

import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.activation.DrillRecipients.DrillRecipient;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;

/** What the emergency office settles about responses, over HTTP. */
public final class SettingRoutes {

    private static final Parameter<String> UNIT = Parameter.path("unit", ParameterTypes.identifier(), "单位", "unit");

    private SettingRoutes() {}

    /** Whether Exercise signals propose drills. */
    public record DrillMode(boolean on) {}

    /** Which response level each signal leads to. */
    public record Links(Map<String, String> links) {}

    /** @param account login of who hears of drills; empty for nobody of the unit's own */
    public record RecipientBody(String account) {}

    public static List<Route> list(ActivationService service, DrillRecipients recipients) {
        return List.of(
                Route.get(
                                "/api/v1/emergency/drill-mode",
                                Permission.EMERGENCY_READ,
                                "演练模式",
                                "Whether Exercise signals propose drills")
                        .answers(Answer.json(DrillMode.class), request -> new DrillMode(service.isDrillMode())),
                Route.put(
                                "/api/v1/emergency/drill-mode",
                                Permission.ACTIVATION_DECIDE,
                                "开关演练模式",
                                "Turns drill mode on or off")
                        .body(DrillMode.class)
                        .answers(Answer.json(DrillMode.class), request -> {
                            service.setDrillMode(request.body(DrillMode.class).on(), Actor.of(request.caller()));
                            return new DrillMode(service.isDrillMode());
                        }),
                Route.get(
                                "/api/v1/emergency/links",
                                Permission.EMERGENCY_READ,
                                "信号与响应级别对应",
                                "Which response level each signal leads to")
                        .answers(Answer.json(Links.class), request -> new Links(service.listLinks())),
                Route.put(
                                "/api/v1/emergency/links",
                                Permission.PLAN_WRITE,
                                "设置信号与响应级别对应",
                                "Settles which response level each signal leads to")
                        .body(Links.class)
                        .answers(Answer.json(Links.class), request -> {
                            service.setLinks(
                                    ActivationRoutes.levels(
                                            request.body(Links.class).links()),
                                    Actor.of(request.caller()));
                            return new Links(service.listLinks());
                        }),
                Route.get(
                                "/api/v1/emergency/drill-recipients",
                                Permission.EMERGENCY_READ,
                                "演练接收人",
                                "Who hears of drills in place of units")
                        .answers(Answer.pageOf(DrillRecipient.class), request -> Page.whole(recipients.list())),
                Route.put(
                                "/api/v1/emergency/drill-recipients/{unit}",
                                Permission.PLAN_WRITE,
                                "设置演练接收人",
                                "Settles who hears of drills in place of a unit")
                        .takes(UNIT)
                        .body(RecipientBody.class)
                        .answers(Answer.pageOf(DrillRecipient.class), request -> {
                            recipients.set(
                                    request.get(UNIT),
                                    request.body(RecipientBody.class).account());
                            return Page.whole(recipients.list());
                        }));
    }
}
