package org.loomwatch.api.ticket;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.ticket.TicketAction;

/**
 * Who may take which step: dispatchers send, the unit that answers for a ticket works it, and somebody other than who
 * resolved it checks it. Which steps are possible at all, the life cycle says.
 */
final class TicketRights {

    private TicketRights() {}

    /** The steps this person could take or ask for now. */
    static List<String> listActions(TicketActor actor, Ticket ticket) {
        List<String> actions = new ArrayList<>();
        for (TicketAction action : TicketAction.values()) {
            if (action.isAllowedIn(ticket.at()) && isOpen(actor, ticket, action)) {
                actions.add(action.id());
            }
        }
        return actions;
    }

    private static boolean isOpen(TicketActor actor, Ticket ticket, TicketAction action) {
        boolean own = actor.worksFor(ticket);
        return switch (action) {
            case DISPATCH -> actor.caller().holds(Permission.TICKET_DISPATCH);
            case ACCEPT, RETURN, START, VISIT, RESOLVE -> own && actor.caller().holds(Permission.TICKET_WORK);
            case REJECT, VERIFY ->
                actor.caller().holds(Permission.TICKET_VERIFY)
                        && (own || actor.isDispatcher())
                        && !actor.login().equals(ticket.resolvedBy());
            case CLOSE -> actor.caller().holds(Permission.TICKET_VERIFY) && (own || actor.isDispatcher());
            case TRANSFER, EXTEND, VOID, REOPEN ->
                actor.caller().holds(Permission.TICKET_REQUEST) && (own || actor.isDispatcher());
            case MERGE -> false;
        };
    }

    /** Whether this person may decide on what {@code requestedBy} asked for. */
    static boolean mayDecide(TicketActor actor, Ticket ticket, String requestedBy) {
        return actor.caller().holds(Permission.TICKET_APPROVE)
                && (actor.worksFor(ticket) || actor.isDispatcher())
                && !actor.login().equals(requestedBy);
    }

    /** @throws Problem if the step is not this person's to take */
    static void require(TicketActor actor, Ticket ticket, TicketAction action) {
        if (isOpen(actor, ticket, action)) {
            return;
        }
        boolean own = action == TicketAction.VERIFY || action == TicketAction.REJECT;
        if (own && actor.login().equals(ticket.resolvedBy())) {
            throw new Problem(
                    ProblemType.FORBIDDEN, Text.of("核查人须与处置人不同", "somebody other than who resolved it must check it"));
        }
        throw new Problem(
                ProblemType.FORBIDDEN,
                Text.of("此工单由其他单位承办，您不能" + action.nameZh(), "another unit answers for this ticket"));
    }
}
