package org.loomwatch.domain.ticket;

/** An action that cannot happen where the ticket stands. */
public final class IllegalTransitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TicketAction action;
    private final TicketState state;

    public IllegalTransitionException(TicketAction action, TicketState state) {
        super("a ticket that is " + state.id() + " takes no " + action.id());
        this.action = action;
        this.state = state;
    }

    public TicketAction action() {
        return action;
    }

    public TicketState state() {
        return state;
    }
}
