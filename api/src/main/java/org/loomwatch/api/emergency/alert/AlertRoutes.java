package org.loomwatch.api.emergency.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.datasets.reference.SignalCatalog;
import org.loomwatch.datasets.reference.SignalDefinition;

/** Warning signals over HTTP. */
public final class AlertRoutes {

    private static final String ALERTS = "/api/v1/alerts";
    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "编号", "id");
    private static final Parameter<AlertState> STATE = Parameter.query(
            "state",
            ParameterTypes.oneOf(
                    Arrays.stream(AlertState.values()).collect(Collectors.toMap(AlertState::id, Function.identity()))),
            "状态",
            "what became of them");
    private static final Parameter<String> SOURCE =
            Parameter.query("source", ParameterTypes.identifier(), "来源编号", "id of the alert source that sends");
    private static final Parameter<String> SOURCE_ID =
            Parameter.path("id", ParameterTypes.identifier(), "来源编号", "id of the source");
    private static final Parameter<String> CODE =
            Parameter.path("code", ParameterTypes.text(100), "区域代码", "place code");

    private AlertRoutes() {}

    /** An area a place code stands for. */
    public record GeocodeBody(String area) {}

    /** Nothing but that it was done. */
    public record Done(boolean done) {}

    public static List<Route> list(AlertService service, AlertIntake intake, AlertSourceService sources) {
        return List.of(
                Route.get(ALERTS, Permission.EMERGENCY_READ, "预警信号列表", "Warning signals, the last received first")
                        .takes(STATE)
                        .answers(
                                Answer.pageOf(AlertRow.class),
                                request -> Page.whole(
                                        service.list(request.find(STATE).map(AlertState::id)))),
                Route.get(
                                "/api/v1/alerts/live",
                                Permission.EMERGENCY_READ,
                                "各街道现行最高信号",
                                "Highest live signal of each street")
                        .answers(Answer.pageOf(AlertService.LiveItem.class), request -> Page.whole(service.listLive())),
                Route.get(
                                "/api/v1/alerts/quarantine",
                                Permission.EMERGENCY_READ,
                                "未能接收的信号",
                                "What could not be taken in")
                        .answers(
                                Answer.pageOf(AlertService.Quarantined.class),
                                request -> Page.whole(service.listQuarantine())),
                Route.get("/api/v1/alerts/{id}", Permission.EMERGENCY_READ, "一条预警信号", "One warning signal")
                        .takes(ID)
                        .answers(Answer.json(AlertRow.class), request -> service.get(request.get(ID))),
                Route.get("/api/v1/alerts/{id}/raw", Permission.EMERGENCY_READ, "信号原文", "The message as it came")
                        .takes(ID)
                        .answers(Answer.of("text/plain", String.class), request -> service.getRaw(request.get(ID))),
                Route.post(ALERTS, Permission.ALERT_WRITE, "接收 CAP 信息", "Takes in a CAP message (the XML is the body)")
                        .takes(SOURCE)
                        .body(byte[].class)
                        .replies(Answer.json(IntakeResult.class), request -> post(request, intake, sources)),
                Route.post(
                                "/api/v1/alerts/telephone",
                                Permission.ALERT_WRITE,
                                "登记电话信号",
                                "Takes in a signal received by telephone")
                        .body(AlertService.TelephoneCall.class)
                        .answers(
                                Answer.json(IntakeResult.class),
                                request -> service.call(
                                        request.body(AlertService.TelephoneCall.class), Actor.of(request.caller()))),
                Route.put(
                                "/api/v1/alerts/geocodes/{code}",
                                Permission.ALERT_WRITE,
                                "登记区域代码",
                                "Says which area a place code stands for")
                        .takes(CODE)
                        .body(GeocodeBody.class)
                        .answers(Answer.json(Done.class), request -> {
                            service.setGeocode(
                                    request.get(CODE),
                                    request.body(GeocodeBody.class).area());
                            return new Done(true);
                        }),
                Route.get("/api/v1/alert-sources", Permission.EMERGENCY_READ, "预警来源", "Whom alerts are expected from")
                        .answers(Answer.pageOf(AlertSource.class), request -> Page.whole(sources.list())),
                Route.put("/api/v1/alert-sources/{id}", Permission.PLAN_WRITE, "设置预警来源", "Settles a source of alerts")
                        .takes(SOURCE_ID)
                        .body(AlertSourceService.Draft.class)
                        .answers(Answer.json(Done.class), request -> {
                            sources.save(request.get(SOURCE_ID), request.body(AlertSourceService.Draft.class));
                            return new Done(true);
                        }),
                Route.get("/api/v1/signals", Permission.EMERGENCY_READ, "信号标准", "National and Shenzhen signal tables")
                        .answers(Answer.pageOf(SignalDefinition.class), request -> Page.whole(SignalCatalog.list())));
    }

    /** 200 for what is taken or known; 422 for what went to quarantine, with every finding. */
    private static Reply<IntakeResult> post(Request request, AlertIntake intake, AlertSourceService sources) {
        String source = request.find(SOURCE).orElse("");
        IntakeResult result = intake.take(
                request.body(byte[].class),
                "post",
                source.isEmpty() ? Actor.of(request.caller()).login() : source);
        request.note("outcome", result.outcome());
        if (!source.isEmpty()) {
            sources.heard(source);
        }
        return new Reply<>(result, result.outcome().equals("quarantined") ? 422 : 200, Map.of());
    }
}
