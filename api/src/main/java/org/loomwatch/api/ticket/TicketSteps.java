package org.loomwatch.api.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.ticket.IllegalTransitionException;
import org.loomwatch.domain.ticket.TicketAction;

/**
 * The frame of every step: one transaction in which the ticket is locked, the version that the person saw is compared, a
 * repeated request is recognised, and the step and its event are written together.
 */
final class TicketSteps {

    private final Jdbi postgres;
    private final EventBroker events;
    private final Clock clock;

    TicketSteps(Jdbi postgres, EventBroker events, Clock clock) {
        this.postgres = postgres;
        this.events = events;
        this.clock = clock;
    }

    /** The content of one step: says what changes, and may write more in the same transaction. */
    @FunctionalInterface
    interface Step {
        TicketChange run(Handle handle, Ticket ticket, Instant now);
    }

    /** Work on a locked ticket that takes care of its own steps. */
    @FunctionalInterface
    interface Work {
        Ticket run(Handle handle, Ticket ticket, Instant now);
    }

    /** Takes a step that the life cycle and the person's rights allow. */
    Ticket take(TicketActor actor, StepRequest request, TicketAction action, Step step) {
        return run(actor, request, (handle, ticket, now) -> {
            TicketRights.require(actor, ticket, action);
            return step(handle, ticket, action, step, actor.login(), now);
        });
    }

    /** One step inside {@link #run}. */
    static Ticket step(Handle handle, Ticket ticket, TicketAction action, Step step, String actor, Instant now) {
        if (!action.isAllowedIn(ticket.at())) {
            throw illegal(new IllegalTransitionException(action, ticket.at()));
        }
        TicketChange change = step.run(handle, ticket, now);
        return TicketStore.apply(handle, ticket, action.id(), action.from(ticket.at()), change, actor, now);
    }

    /** @throws Problem 404 if the person sees no such ticket, 428 without a version, 412 if the ticket has moved on */
    Ticket run(TicketActor actor, StepRequest request, Work work) {
        Ticket done = postgres.inTransaction(handle -> {
            Ticket ticket = TicketStore.findLocked(handle, actor.viewer(), request.ticket())
                    .orElseThrow(() -> unknown(request.ticket()));
            if (isRepeated(handle, actor, request)) {
                return ticket;
            }
            requireVersion(request.version(), ticket);
            return work.run(handle, ticket, clock.instant());
        });
        events.publish(
                "ticket", java.util.Map.of("id", done.id().toString(), "version", Long.toString(done.version())));
        return done;
    }

    /** Remembers the key; true if this very request was carried out before. */
    private static boolean isRepeated(Handle handle, TicketActor actor, StepRequest request) {
        Optional<String> key = request.key();
        if (key.isEmpty()) {
            return false;
        }
        int added = handle.createUpdate("""
                        INSERT INTO request_key (account, key, fingerprint, ticket_id)
                        VALUES (:account, :key, :fingerprint, :ticket) ON CONFLICT DO NOTHING""")
                .bind("account", actor.login())
                .bind("key", key.get())
                .bind("fingerprint", request.fingerprint())
                .bind("ticket", request.ticket())
                .execute();
        if (added > 0) {
            return false;
        }
        String before = handle.createQuery(
                        "SELECT fingerprint FROM request_key WHERE account = :account AND key = :key")
                .bind("account", actor.login())
                .bind("key", key.get())
                .mapTo(String.class)
                .one();
        if (!before.equals(request.fingerprint())) {
            throw new Problem(
                    ProblemType.KEY_REUSED,
                    Text.of("此幂等键已用于另一请求，请换一个", "this idempotency key was used for another request; take a new one"));
        }
        return true;
    }

    private static void requireVersion(Optional<String> version, Ticket ticket) {
        String sent = version.orElseThrow(() -> new Problem(
                ProblemType.PRECONDITION_REQUIRED,
                Text.of("请用 If-Match 给出所见工单的版本（ETag）", "send the ETag of the ticket you saw as If-Match")));
        if (Arrays.stream(sent.split(",")).map(String::strip).noneMatch(ticket.tag()::equals)) {
            throw new Problem(
                    ProblemType.PRECONDITION_FAILED,
                    Text.of(
                            "工单 " + ticket.number() + " 在您打开之后已被他人更新（现为“"
                                    + ticket.at().nameZh() + "”），您的操作未执行；请查看最新内容后重试",
                            "ticket " + ticket.number()
                                    + " was changed by somebody else after you opened it (it is now "
                                    + ticket.at().nameEn().toLowerCase(java.util.Locale.ROOT)
                                    + "); nothing was done: look at it again and repeat"));
        }
    }

    static Problem illegal(IllegalTransitionException e) {
        return new Problem(
                ProblemType.CONFLICT,
                Text.of(
                        "工单处于“" + e.state().nameZh() + "”，不能" + e.action().nameZh(),
                        "a ticket that is " + e.state().nameEn().toLowerCase(java.util.Locale.ROOT) + " takes no step '"
                                + e.action().nameEn().toLowerCase(java.util.Locale.ROOT) + "'"));
    }

    static Problem unknown(UUID id) {
        return Problem.notFound("没有工单 " + id, "there is no ticket " + id);
    }

    static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }

    /** @throws Problem unless the text has between one character and {@code longest} */
    static String requireText(String text, int longest, String zh, String en) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw invalid(zh + "须为 1 至 " + longest + " 个字符", en + ": expected 1 to " + longest + " characters");
        }
        return stripped;
    }
}
