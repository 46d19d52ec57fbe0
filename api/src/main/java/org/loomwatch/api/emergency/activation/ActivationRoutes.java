package org.loomwatch.api.emergency.activation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.ResponseLevel;

/** Responses over HTTP. */
public final class ActivationRoutes {

    private static final String ACTIVATIONS = "/api/v1/activations";
    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "编号", "id");

    private ActivationRoutes() {}

    /** @param areas street id to level: {@code watch IV III II I} */
    public record ProposalBody(String event, boolean drill, Map<String, String> areas, String reason) {}

    /** @param areas streets wanted with their levels; empty to end the response */
    public record ChangeBody(Map<String, String> areas, String reason) {}

    /** @param override puts it into force alone; needs a reason */
    public record ConfirmBody(boolean override, String reason) {}

    /** A line of the shift log, or why something is rejected. */
    public record TextBody(String text) {}

    /** How far a unit is: {@code received doing done}. */
    public record AnswerBody(String state, String note) {}

    /** How many tasks were acknowledged. */
    public record Received(int tasks) {}

    public static List<Route> list(ActivationService service, TaskService tasks, ReportService reports) {
        return List.of(
                Route.get(ACTIVATIONS, Permission.EMERGENCY_READ, "应急响应列表", "Responses, open ones first")
                        .answers(Answer.pageOf(Activation.class), request -> Page.whole(service.list())),
                Route.post(ACTIVATIONS, Permission.ACTIVATION_DECIDE, "提议启动响应", "Proposes a response without a signal")
                        .body(ProposalBody.class)
                        .answers(Answer.json(Activation.class), request -> propose(service, request)),
                Route.get("/api/v1/activations/{id}", Permission.EMERGENCY_READ, "响应跟踪板", "The board of a response")
                        .takes(ID)
                        .answers(
                                Answer.json(Board.class),
                                request -> service.getBoard(request.viewer(), request.get(ID))),
                Route.get(
                                "/api/v1/activations/{id}/resources",
                                Permission.EMERGENCY_READ,
                                "响应涉及的资源",
                                "What a response reaches, as it was frozen")
                        .takes(ID)
                        .answers(
                                Answer.pageOf(FrozenResource.class),
                                request -> Page.whole(service.listResources(request.viewer(), request.get(ID)))),
                Route.get(
                                "/api/v1/activations/{id}/report",
                                Permission.EMERGENCY_READ,
                                "响应总结",
                                "The after-action report of a response")
                        .takes(ID)
                        .answers(Answer.json(Report.class), request -> reports.get(request.viewer(), request.get(ID))),
                Route.get(
                                "/api/v1/activations/{id}/pack",
                                Permission.EMERGENCY_READ,
                                "离线打印包",
                                "Map, lists and telephone numbers in one page to print and to keep")
                        .takes(ID)
                        .answers(
                                Answer.of("text/html", String.class),
                                request -> reports.getPack(request.viewer(), request.get(ID))),
                Route.get(
                                "/api/v1/activations/{id}/pack.pdf",
                                Permission.EMERGENCY_READ,
                                "离线打印包（PDF）",
                                "The pack as PDF")
                        .takes(ID)
                        .replies(
                                Answer.of("application/pdf", byte[].class),
                                request -> new Reply<>(
                                        reports.getPackDocument(request.viewer(), request.get(ID)),
                                        200,
                                        Map.of("Content-Disposition", "inline; filename=\"response.pdf\""))),
                Route.post(
                                "/api/v1/activations/{id}/changes",
                                Permission.ACTIVATION_DECIDE,
                                "提议调整或终止响应",
                                "Proposes other levels or areas, or the end")
                        .takes(ID)
                        .body(ChangeBody.class)
                        .answers(Answer.json(Change.class), request -> {
                            ChangeBody body = request.body(ChangeBody.class);
                            return service.proposeChange(
                                    request.get(ID), levels(body.areas()), body.reason(), Actor.of(request.caller()));
                        }),
                Route.post(
                                "/api/v1/activation-changes/{id}/confirm",
                                Permission.ACTIVATION_DECIDE,
                                "确认提议",
                                "Confirms a proposal; the last confirmation puts it into force")
                        .takes(ID)
                        .body(ConfirmBody.class)
                        .answers(Answer.json(Change.class), request -> {
                            ConfirmBody body = request.body(ConfirmBody.class);
                            if (body.override()) {
                                request.note("override", body.reason());
                            }
                            return service.confirm(
                                    request.get(ID), body.override(), body.reason(), Actor.of(request.caller()));
                        }),
                Route.post(
                                "/api/v1/activation-changes/{id}/reject",
                                Permission.ACTIVATION_DECIDE,
                                "不采纳提议",
                                "Rejects a proposal")
                        .takes(ID)
                        .body(TextBody.class)
                        .answers(
                                Answer.json(Change.class),
                                request -> service.reject(
                                        request.get(ID),
                                        request.body(TextBody.class).text(),
                                        Actor.of(request.caller()))),
                Route.post(
                                "/api/v1/activation-changes/{id}/review",
                                Permission.ACTIVATION_DECIDE,
                                "复核单人确认",
                                "Reviews what one person put into force alone")
                        .takes(ID)
                        .answers(
                                Answer.json(Change.class),
                                request -> service.review(request.get(ID), Actor.of(request.caller()))),
                Route.post(
                                "/api/v1/activations/{id}/notes",
                                Permission.ACTIVATION_DECIDE,
                                "记交接班日志",
                                "Writes a line of the shift log")
                        .takes(ID)
                        .body(TextBody.class)
                        .answers(Answer.json(Board.class), request -> {
                            service.note(
                                    request.get(ID),
                                    request.body(TextBody.class).text(),
                                    Actor.of(request.caller()));
                            return service.getBoard(request.viewer(), request.get(ID));
                        }),
                Route.get("/api/v1/duty/tasks", Permission.DUTY_ANSWER, "本单位应急任务", "Open tasks of one's own unit")
                        .answers(
                                Answer.pageOf(Task.class),
                                request -> Page.whole(tasks.listMine(Actor.of(request.caller())))),
                Route.post(
                                "/api/v1/duty/tasks/{id}",
                                Permission.DUTY_ANSWER,
                                "反馈任务进度",
                                "Says how far a task of one's own unit is")
                        .takes(ID)
                        .body(AnswerBody.class)
                        .answers(Answer.json(Task.class), request -> answer(tasks, request)),
                Route.post(
                                "/api/v1/duty/activations/{id}/receive",
                                Permission.DUTY_ANSWER,
                                "签收本单位全部任务",
                                "Acknowledges everything one's unit was sent")
                        .takes(ID)
                        .answers(
                                Answer.json(Received.class),
                                request ->
                                        new Received(tasks.receiveAll(request.get(ID), Actor.of(request.caller())))));
    }

    private static Activation propose(ActivationService service, Request request) {
        ProposalBody body = request.body(ProposalBody.class);
        Hazard event =
                Hazard.find(body.event()).orElseThrow(() -> invalid("灾种不正确", "event: expected typhoon or rainstorm"));
        if (body.areas().isEmpty()) {
            throw invalid("请选择街道", "areas: which streets?");
        }
        return service.propose(event, body.drill(), levels(body.areas()), body.reason(), Actor.of(request.caller()));
    }

    private static Task answer(TaskService tasks, Request request) {
        AnswerBody body = request.body(AnswerBody.class);
        if (!List.of("received", "doing", "done").contains(body.state())
                || body.note().length() > 2000) {
            throw invalid("状态不正确", "state: expected received, doing or done");
        }
        return tasks.answer(request.get(ID), body.state(), body.note(), Actor.of(request.caller()));
    }

    static Map<String, ResponseLevel> levels(Map<String, String> areas) {
        Map<String, ResponseLevel> levels = new LinkedHashMap<>();
        areas.forEach((area, level) -> levels.put(
                area,
                ResponseLevel.find(level)
                        .orElseThrow(() -> invalid("响应级别不正确：" + level, "level: expected watch, IV, III, II or I"))));
        return levels;
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }
}
