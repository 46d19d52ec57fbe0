package org.loomwatch.api.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.ticket.TicketAction;

/** Transfers, extensions, voidings and reopenings: asked for with a reason by one person, decided by another. */
final class ApprovalService {

    /** About two working weeks. */
    private static final int LONGEST_EXTENSION_HOURS = 70;

    private final TicketSteps steps;
    private final TicketService tickets;

    ApprovalService(TicketSteps steps, TicketService tickets) {
        this.steps = steps;
        this.tickets = tickets;
    }

    Ticket ask(TicketActor actor, StepRequest request, TicketAction action, String reason, String unit, int hours) {
        if (action.needs() != TicketAction.Needs.APPROVAL) {
            throw TicketSteps.invalid("此操作无需审批", "action: this step needs no approval");
        }
        String why = TicketSteps.requireText(reason, TicketService.LONGEST_REASON, "原因", "reason");
        if (action == TicketAction.EXTEND && (hours < 1 || hours > LONGEST_EXTENSION_HOURS)) {
            throw TicketSteps.invalid(
                    "延期须为 1 至 " + LONGEST_EXTENSION_HOURS + " 个工作小时",
                    "hours: expected 1 to " + LONGEST_EXTENSION_HOURS + " working hours");
        }
        return steps.run(actor, request, (handle, ticket, now) -> {
            TicketRights.require(actor, ticket, action);
            if (!action.isAllowedIn(ticket.at())) {
                throw TicketSteps.illegal(
                        new org.loomwatch.domain.ticket.IllegalTransitionException(action, ticket.at()));
            }
            if (action == TicketAction.TRANSFER
                    && (!TicketStore.unitExists(handle, unit) || unit.equals(ticket.unit()))) {
                throw TicketSteps.invalid("请选择要转往的其他单位", "unit: expected another unit to transfer to");
            }
            requireNonePending(handle, ticket);
            handle.createUpdate("""
                            INSERT INTO ticket_request (id, ticket_id, action, reason, unit, hours, requested_by,
                                                        requested_at, state)
                            VALUES (:id, :ticket, :action, :reason, :unit, :hours, :by, :now, 'pending')""")
                    .bind("id", UUID.randomUUID())
                    .bind("ticket", ticket.id())
                    .bind("action", action.id())
                    .bind("reason", why)
                    .bind("unit", action == TicketAction.TRANSFER ? unit : "")
                    .bind("hours", action == TicketAction.EXTEND ? hours : 0)
                    .bind("by", actor.login())
                    .bind("now", now)
                    .execute();
            TicketNotices.unit(
                    handle,
                    ticket,
                    "request",
                    action.nameZh() + "申请待审批：" + ticket.number(),
                    "Approval wanted to " + action.nameEn().toLowerCase(java.util.Locale.ROOT) + ": "
                            + ticket.number());
            return TicketStore.apply(
                    handle,
                    ticket,
                    "ask_" + action.id(),
                    ticket.at(),
                    new TicketChange().because(why),
                    actor.login(),
                    now);
        });
    }

    Ticket decide(TicketActor actor, StepRequest request, UUID wishId, boolean approve, String remark) {
        return steps.run(actor, request, (handle, ticket, now) -> {
            TicketWish wish = findPending(handle, ticket, wishId)
                    .orElseThrow(() -> Problem.notFound("没有这项待审批的申请", "there is no such request that waits"));
            if (!TicketRights.mayDecide(actor, ticket, wish.requestedBy())) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        Text.of("审批人须为本单位或调度且与申请人不同", "a head of the unit or a dispatcher decides, never who asked"));
            }
            handle.createUpdate(
                            "UPDATE ticket_request SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id")
                    .bind("state", approve ? "approved" : "refused")
                    .bind("by", actor.login())
                    .bind("now", now)
                    .bind("id", wish.id())
                    .execute();
            TicketNotices.account(
                    handle,
                    ticket,
                    wish.requestedBy(),
                    "decided",
                    wish.action().nameZh() + (approve ? "申请已批准：" : "申请未批准：") + ticket.number(),
                    (approve ? "Approved: " : "Refused: ") + ticket.number());
            return approve
                    ? carryOut(handle, ticket, wish, actor, now)
                    : refuse(handle, ticket, wish, actor, remark, now);
        });
    }

    private Ticket carryOut(Handle handle, Ticket ticket, TicketWish wish, TicketActor actor, Instant now) {
        Ticket done = tickets.carryOut(handle, ticket, wish, actor.login(), now);
        if (wish.action() == TicketAction.TRANSFER || wish.action() == TicketAction.REOPEN) {
            TicketNotices.unit(handle, done, "dispatched", "新派工单：" + done.number(), "New ticket: " + done.number());
        }
        return done;
    }

    private static Ticket refuse(
            Handle handle, Ticket ticket, TicketWish wish, TicketActor actor, String remark, Instant now) {
        return TicketStore.apply(
                handle,
                ticket,
                "refuse_" + wish.action().id(),
                ticket.at(),
                new TicketChange().because(remark.strip()).approvedBy(actor.login()),
                actor.login(),
                now);
    }

    private static void requireNonePending(Handle handle, Ticket ticket) {
        if (handle.createQuery("SELECT 1 FROM ticket_request WHERE ticket_id = :id AND state = 'pending'")
                .bind("id", ticket.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent()) {
            throw new Problem(ProblemType.CONFLICT, Text.of("已有待审批的申请", "a request waits for a decision already"));
        }
    }

    private static Optional<TicketWish> findPending(Handle handle, Ticket ticket, UUID id) {
        return handle.createQuery(
                        "SELECT * FROM ticket_request WHERE id = :id AND ticket_id = :ticket AND state = 'pending'")
                .bind("id", id)
                .bind("ticket", ticket.id())
                .map(ApprovalService::read)
                .findOne();
    }

    private static TicketWish read(ResultSet row, StatementContext context) throws SQLException {
        String action = row.getString("action");
        return new TicketWish(
                row.getObject("id", UUID.class),
                TicketAction.find(action).orElseThrow(() -> new IllegalStateException("unknown action " + action)),
                row.getString("reason"),
                row.getString("unit"),
                row.getInt("hours"),
                row.getString("requested_by"),
                TicketRows.time(row, "requested_at"));
    }
}
