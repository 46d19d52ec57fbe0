package org.loomwatch.api.ticket;

import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.access.account.Account;

/**
 * Who takes a step.
 *
 * @param unit id of the unit the person works for; null if none
 * @param viewer what of the district the person sees
 */
record TicketActor(String login, String name, @Nullable String unit, Caller caller, Viewer viewer) {

    static TicketActor of(Caller caller, Viewer viewer) {
        Account account = caller.getAccount();
        return new TicketActor(account.login(), account.displayName(), account.unit(), caller, viewer);
    }

    boolean isDispatcher() {
        return caller.holds(Permission.TICKET_DISPATCH);
    }

    boolean worksFor(Ticket ticket) {
        return ticket.unit().equals(unit);
    }
}
