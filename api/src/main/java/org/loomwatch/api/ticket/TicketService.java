package org.loomwatch.api.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.ticket.TicketAction;
import org.loomwatch.domain.ticket.Verdict;
import org.loomwatch.domain.ticket.VerdictReason;

/** The steps of a ticket, each as {@link TicketAction} names it. */
public final class TicketService {

    static final int LONGEST_REASON = 500;
    static final int LONGEST_NOTES = 4_000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final TicketSteps steps;
    private final TicketSeal seal;
    private final Supplier<RoutingRules> rules;

    TicketService(TicketSteps steps, TicketSeal seal, Supplier<RoutingRules> rules) {
        this.steps = steps;
        this.seal = seal;
        this.rules = rules;
    }

    /** What an officer found, to be signed. */
    record Finding(Verdict verdict, VerdictReason reason, LocalDate foundOn, String summary) {}

    /** A visit to be noted. */
    record Visit(LocalDate visitedOn, String met, String notes) {}

    Ticket dispatch(TicketActor actor, StepRequest request, String unit, String remark) {
        return steps.take(actor, request, TicketAction.DISPATCH, (handle, ticket, now) -> {
            requireUnit(handle, unit);
            return sendTo(unit, ticket, now).because(remark);
        });
    }

    /** A change that puts the ticket into a unit's hands; deadlines start anew. */
    private TicketChange sendTo(String unit, Ticket ticket, Instant now) {
        Instant due = deadlines().accept(ticket.graded(), now);
        return new TicketChange()
                .set("unit", unit)
                .set("officer", null)
                .set("dispatched_at", now)
                .set("accept_due_at", due)
                .set("accepted_at", null)
                .set("resolve_due_at", null)
                .set("resolved_at", null)
                .set("resolved_by", null)
                .set("due_at", due);
    }

    Ticket accept(TicketActor actor, StepRequest request) {
        return steps.take(actor, request, TicketAction.ACCEPT, (handle, ticket, now) -> {
            Instant due = deadlines().resolve(ticket.graded(), now);
            return new TicketChange()
                    .set("officer", actor.login())
                    .set("first_unit", ticket.firstUnit() == null ? ticket.unit() : ticket.firstUnit())
                    .set("first_officer", ticket.firstOfficer() == null ? actor.login() : ticket.firstOfficer())
                    .set("accepted_at", now)
                    .set("resolve_due_at", due)
                    .set("due_at", due);
        });
    }

    Ticket sendBack(TicketActor actor, StepRequest request, String reason) {
        String why = TicketSteps.requireText(reason, LONGEST_REASON, "退回原因", "reason");
        String fallback = rules.get().fallback();
        return steps.take(actor, request, TicketAction.RETURN, (handle, ticket, now) -> new TicketChange()
                .set("unit", fallback)
                .set("officer", null)
                .set("dispatched_at", null)
                .set("accept_due_at", null)
                .set("due_at", deadlines().dispatch(ticket.graded(), now))
                .set("returns", ticket.returns() + 1)
                .about(ticket.unit())
                .because(why));
    }

    Ticket start(TicketActor actor, StepRequest request) {
        return steps.take(actor, request, TicketAction.START, (handle, ticket, now) -> new TicketChange());
    }

    Ticket visit(TicketActor actor, StepRequest request, Visit visit) {
        String notes = TicketSteps.requireText(visit.notes(), LONGEST_NOTES, "走访记录", "notes");
        return steps.take(actor, request, TicketAction.VISIT, (handle, ticket, now) -> {
            requireNotAhead(visit.visitedOn(), now);
            handle.createUpdate("""
                            INSERT INTO ticket_visit (id, ticket_id, visited_on, officer, met, notes, noted_at)
                            VALUES (:id, :ticket, :on, :officer, :met, :notes, :now)""")
                    .bind("id", UUID.randomUUID())
                    .bind("ticket", ticket.id())
                    .bind("on", visit.visitedOn())
                    .bind("officer", actor.login())
                    .bind("met", visit.met().strip())
                    .bind("notes", notes)
                    .bind("now", now)
                    .execute();
            return new TicketChange();
        });
    }

    /** Signs what was found. A visit has to be on record: a verdict from the desk is none. */
    Ticket resolve(TicketActor actor, StepRequest request, Finding finding) {
        String summary = TicketSteps.requireText(finding.summary(), LONGEST_NOTES, "处置结果", "summary");
        if (finding.reason().verdict() != finding.verdict()) {
            throw TicketSteps.invalid("该原因不属于此结论", "reason: this is no reason for this verdict");
        }
        return steps.take(actor, request, TicketAction.RESOLVE, (handle, ticket, now) -> {
            requireNotAhead(finding.foundOn(), now);
            requireVisit(handle, ticket);
            Instant signed = seal.sign(handle, ticket, actor, finding, summary, now);
            TicketNotices.unit(
                    handle,
                    ticket,
                    "resolved",
                    "工单待核查：" + ticket.number(),
                    "A ticket waits to be verified: " + ticket.number());
            return new TicketChange()
                    .set("resolved_at", signed)
                    .set("resolved_by", actor.login())
                    .set("due_at", deadlines().verify(ticket.graded(), now))
                    .because(finding.verdict().id() + "/" + finding.reason().id());
        });
    }

    Ticket reject(TicketActor actor, StepRequest request, String reason) {
        String why = TicketSteps.requireText(reason, LONGEST_REASON, "退办原因", "reason");
        return steps.take(actor, request, TicketAction.REJECT, (handle, ticket, now) -> {
            Instant due = deadlines().verify(ticket.graded(), now);
            TicketNotices.unit(
                    handle,
                    ticket,
                    "rejected",
                    "工单被退办：" + ticket.number(),
                    "A ticket was sent back: " + ticket.number());
            return new TicketChange()
                    .set("resolved_at", null)
                    .set("resolved_by", null)
                    .set("due_at", due)
                    .set("rejections", ticket.rejections() + 1)
                    .because(why);
        });
    }

    /** Somebody else agrees; from here on the verdict is a label. */
    Ticket verify(TicketActor actor, StepRequest request, String remark) {
        return steps.take(actor, request, TicketAction.VERIFY, (handle, ticket, now) -> {
            recordVerdict(handle, ticket, actor.login(), now);
            return new TicketChange()
                    .set("verified_at", now)
                    .set("verified_by", actor.login())
                    .because(remark.strip());
        });
    }

    Ticket close(TicketActor actor, StepRequest request) {
        return steps.take(
                actor, request, TicketAction.CLOSE, (handle, ticket, now) -> new TicketChange().set("closed_at", now));
    }

    /** Carries out what was asked for and approved. */
    Ticket carryOut(Handle handle, Ticket ticket, TicketWish wish, String approver, Instant now) {
        return TicketSteps.step(
                handle,
                ticket,
                wish.action(),
                (open, before, at) ->
                        change(open, before, wish, at).because(wish.reason()).approvedBy(approver),
                wish.requestedBy(),
                now);
    }

    private TicketChange change(Handle handle, Ticket ticket, TicketWish wish, Instant now) {
        return switch (wish.action()) {
            case TRANSFER -> {
                requireUnit(handle, wish.unit());
                yield sendTo(wish.unit(), ticket, now);
            }
            case EXTEND -> {
                Instant due = deadlines().after(ticket.dueAt().isAfter(now) ? ticket.dueAt() : now, wish.hours());
                yield new TicketChange()
                        .set("resolve_due_at", due)
                        .set("due_at", due)
                        .set("extensions", ticket.extensions() + 1);
            }
            case VOID -> new TicketChange().set("closed_at", now);
            case REOPEN -> {
                requireNoOther(handle, ticket);
                yield sendTo(ticket.unit(), ticket, now)
                        .set("verified_at", null)
                        .set("verified_by", null)
                        .set("closed_at", null)
                        .set("reopenings", ticket.reopenings() + 1);
            }
            default -> throw new IllegalStateException(wish.action() + " needs no approval");
        };
    }

    private static void recordVerdict(Handle handle, Ticket ticket, String decidedBy, Instant now) {
        handle.execute("DELETE FROM ticket_verdict WHERE ticket_id = ?", ticket.id());
        handle.createUpdate("""
                        INSERT INTO ticket_verdict (ticket_id, uscc, theme, warned_month, verdict, reason, found_on,
                                                    known_on, decided_by)
                        SELECT w.ticket_id, w.uscc, w.theme, w.month, r.verdict, r.reason, r.found_on, :known, :by
                        FROM ticket_warning w
                        JOIN (SELECT * FROM ticket_result WHERE ticket_id = :id ORDER BY signed_at DESC LIMIT 1) r
                          ON r.ticket_id = w.ticket_id
                        WHERE w.ticket_id = :id""")
                .bind("known", now.atZone(CHINA).toLocalDate())
                .bind("by", decidedBy)
                .bind("id", ticket.id())
                .execute();
    }

    private static void requireVisit(Handle handle, Ticket ticket) {
        if (handle.createQuery("SELECT 1 FROM ticket_visit WHERE ticket_id = :id LIMIT 1")
                .bind("id", ticket.id())
                .mapTo(Integer.class)
                .findOne()
                .isEmpty()) {
            throw new Problem(ProblemType.CONFLICT, Text.of("请先登记走访", "a visit has to be on record first"));
        }
    }

    private static void requireNoOther(Handle handle, Ticket ticket) {
        if (handle.createQuery("SELECT 1 FROM ticket WHERE uscc = :uscc AND theme = :theme"
                        + " AND state NOT IN ('closed', 'voided')")
                .bind("uscc", ticket.uscc())
                .bind("theme", ticket.theme())
                .mapTo(Integer.class)
                .findOne()
                .isPresent()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    Text.of("该企业已有在办工单，不能重开", "this enterprise has a live ticket; the closed one cannot be reopened"));
        }
    }

    private static void requireUnit(Handle handle, String unit) {
        if (!TicketStore.unitExists(handle, unit)) {
            throw TicketSteps.invalid("没有单位 " + unit, "unit: there is no unit " + unit);
        }
    }

    private static void requireNotAhead(LocalDate date, Instant now) {
        if (date.isAfter(now.atZone(CHINA).toLocalDate())) {
            throw TicketSteps.invalid("日期不能晚于今天", "the date lies in the future");
        }
    }

    private Deadlines deadlines() {
        return new Deadlines(rules.get());
    }
}
