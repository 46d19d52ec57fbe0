package org.loomwatch.api.ticket;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.ticket.TicketAction;
import org.loomwatch.domain.ticket.Verdict;
import org.loomwatch.domain.ticket.VerdictReason;

/** The steps of a ticket over HTTP; each needs the version seen as {@code If-Match} and may carry an {@code Idempotency-Key}. */
final class StepRoutes {

    private static final Parameter<String> IF_MATCH = Parameter.header(
            "If-Match", ParameterTypes.text(200), "所见工单的 ETag，缺则 428", "ETag of the ticket as seen; 428 without");
    private static final Parameter<String> KEY = Parameter.header(
            "Idempotency-Key", ParameterTypes.text(200), "幂等键：重复提交只执行一次", "a repeated request is carried out once");
    private static final Parameter<UUID> WISH =
            Parameter.path("request", ParameterTypes.uuid(), "申请编号", "id of the request");
    private static final String BASE = "/api/v1/tickets/{id}/";

    private final TicketDetailService details;

    private StepRoutes(TicketDetailService details) {
        this.details = details;
    }

    /** A step without anything to say. */
    record Plain() {}

    /** A step with a reason or remark. */
    record Reason(String reason) {
        Reason {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Which unit to send to. */
    record DispatchForm(String unit, @Nullable String remark) {
        DispatchForm {
            Objects.requireNonNull(unit, "unit");
        }
    }

    /** A visit. */
    record VisitForm(LocalDate visitedOn, @Nullable String met, String notes) {
        VisitForm {
            Objects.requireNonNull(visitedOn, "visited_on");
            Objects.requireNonNull(notes, "notes");
        }
    }

    /** A JPEG or PNG in base64. */
    record PhotoForm(String content) {
        PhotoForm {
            Objects.requireNonNull(content, "content");
        }
    }

    /** What was found, to be signed by whoever sends it. */
    record ResultForm(String verdict, String reason, LocalDate foundOn, String summary) {
        ResultForm {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(foundOn, "found_on");
            Objects.requireNonNull(summary, "summary");
        }
    }

    /** A step that needs approval: transfer (with unit), extend (with working hours), void, reopen. */
    record WishForm(
            String action,
            String reason,
            @Nullable String unit,
            @Nullable Integer hours) {
        WishForm {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Yes or no to such a step. */
    record Decision(boolean approve, @Nullable String remark) {}

    /** How a step runs for one request. */
    @FunctionalInterface
    private interface Runner<B> {
        Ticket run(TicketActor actor, StepRequest step, B body);
    }

    static List<Route> list(
            TicketService tickets, ApprovalService approvals, PhotoService photos, TicketDetailService details) {
        StepRoutes routes = new StepRoutes(details);
        return List.of(
                routes.step(
                        "dispatch",
                        Permission.TICKET_DISPATCH,
                        "派单",
                        "Dispatch to a unit",
                        DispatchForm.class,
                        (actor, step, form) -> tickets.dispatch(actor, step, form.unit(), text(form.remark()))),
                routes.step(
                        "accept",
                        Permission.TICKET_WORK,
                        "签收",
                        "Accept",
                        Plain.class,
                        (actor, step, form) -> tickets.accept(actor, step)),
                routes.step(
                        "return",
                        Permission.TICKET_WORK,
                        "退回",
                        "Return before accepting",
                        Reason.class,
                        (actor, step, form) -> tickets.sendBack(actor, step, form.reason())),
                routes.step(
                        "start",
                        Permission.TICKET_WORK,
                        "开始处置",
                        "Start work",
                        Plain.class,
                        (actor, step, form) -> tickets.start(actor, step)),
                routes.step(
                        "visits",
                        Permission.TICKET_WORK,
                        "登记走访",
                        "Note a visit",
                        VisitForm.class,
                        (actor, step, form) -> tickets.visit(
                                actor,
                                step,
                                new TicketService.Visit(form.visitedOn(), text(form.met()), form.notes()))),
                routes.step(
                        "photos",
                        Permission.TICKET_WORK,
                        "添加照片",
                        "Add a photo",
                        PhotoForm.class,
                        (actor, step, form) -> photos.add(actor, step, decoded(form.content()))),
                routes.step(
                        "result",
                        Permission.TICKET_WORK,
                        "签署处置结果",
                        "Sign the result",
                        ResultForm.class,
                        (actor, step, form) -> tickets.resolve(actor, step, finding(form))),
                routes.step(
                        "reject",
                        Permission.TICKET_VERIFY,
                        "退办",
                        "Send back for more work",
                        Reason.class,
                        (actor, step, form) -> tickets.reject(actor, step, form.reason())),
                routes.step(
                        "verify",
                        Permission.TICKET_VERIFY,
                        "核查通过",
                        "Verify",
                        Reason.class,
                        (actor, step, form) -> tickets.verify(actor, step, form.reason())),
                routes.step(
                        "close",
                        Permission.TICKET_VERIFY,
                        "结案",
                        "Close",
                        Plain.class,
                        (actor, step, form) -> tickets.close(actor, step)),
                routes.step(
                        "requests",
                        Permission.TICKET_REQUEST,
                        "申请转办、延期、作废或重开",
                        "Ask for a transfer, extension, voiding or reopening",
                        WishForm.class,
                        (actor, step, form) -> approvals.ask(
                                actor,
                                step,
                                TicketAction.find(form.action())
                                        .orElseThrow(
                                                () -> TicketSteps.invalid("没有此操作", "action: there is no such step")),
                                form.reason(),
                                text(form.unit()),
                                form.hours() == null ? 0 : form.hours())),
                Route.post(BASE + "requests/{request}/decision", Permission.TICKET_APPROVE, "审批", "Decide on a request")
                        .takes(TicketRoutes.ID, WISH, IF_MATCH, KEY)
                        .body(Decision.class)
                        .replies(
                                Answer.json(TicketDetail.class),
                                request -> routes.run(request, Decision.class, (actor, step) -> {
                                    Decision decision = request.body(Decision.class);
                                    return approvals.decide(
                                            actor,
                                            step,
                                            request.get(WISH),
                                            decision.approve(),
                                            text(decision.remark()));
                                })));
    }

    private <B> Route step(String path, Permission permission, String zh, String en, Class<B> body, Runner<B> runner) {
        return Route.post(BASE + path, permission, zh, en)
                .takes(TicketRoutes.ID, IF_MATCH, KEY)
                .body(body)
                .replies(
                        Answer.json(TicketDetail.class),
                        request -> run(request, body, (actor, step) -> runner.run(actor, step, request.body(body))));
    }

    private Reply<TicketDetail> run(Request request, Class<?> body, BiFunction<TicketActor, StepRequest, Ticket> work) {
        TicketActor actor = TicketRoutes.actor(request);
        UUID id = request.get(TicketRoutes.ID);
        StepRequest step = new StepRequest(
                id,
                request.find(IF_MATCH),
                request.find(KEY),
                fingerprint(id, body.getSimpleName(), request.body(body)));
        Ticket done = work.apply(actor, step);
        request.note("ticket", done.number());
        request.note("state", done.state());
        return TicketRoutes.tagged(details.get(actor, id));
    }

    /** What a repeated request has in common with the first; photos by their length, as they are large. */
    private static String fingerprint(UUID id, String kind, Object body) {
        String content =
                body instanceof PhotoForm photo ? "photo " + photo.content().length() : body.toString();
        return kind + " " + id + " " + Integer.toHexString(content.hashCode()) + " " + content.length();
    }

    private static TicketService.Finding finding(ResultForm form) {
        return new TicketService.Finding(
                Verdict.find(form.verdict())
                        .orElseThrow(() -> TicketSteps.invalid("没有此结论", "verdict: there is no such verdict")),
                VerdictReason.find(form.reason())
                        .orElseThrow(() -> TicketSteps.invalid("没有此原因", "reason: there is no such reason")),
                form.foundOn(),
                form.summary());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw TicketSteps.invalid("照片须为 base64", "content: expected base64");
        }
    }
}
