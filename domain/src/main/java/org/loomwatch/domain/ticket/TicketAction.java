package org.loomwatch.domain.ticket;

import static org.loomwatch.domain.ticket.TicketState.ACCEPTED;
import static org.loomwatch.domain.ticket.TicketState.CLOSED;
import static org.loomwatch.domain.ticket.TicketState.DISPATCHED;
import static org.loomwatch.domain.ticket.TicketState.IN_PROGRESS;
import static org.loomwatch.domain.ticket.TicketState.NEW;
import static org.loomwatch.domain.ticket.TicketState.RESOLVED;
import static org.loomwatch.domain.ticket.TicketState.VERIFIED;
import static org.loomwatch.domain.ticket.TicketState.VOIDED;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a ticket, and from which states to which. This is the whole state machine: nothing else
 * changes a state.
 */
public enum TicketAction {
    /** A dispatcher hands it to a unit. */
    DISPATCH("派单", "Dispatch", DISPATCHED, Needs.NOTHING, NEW),
    /** An officer takes it; from here on the unit answers for it and cannot simply send it back. */
    ACCEPT("签收", "Accept", ACCEPTED, Needs.NOTHING, DISPATCHED),
    /** The unit says before accepting that it is not theirs: back to the dispatcher. */
    RETURN("退回", "Return", NEW, Needs.REASON, DISPATCHED),
    START("开始处置", "Start", IN_PROGRESS, Needs.NOTHING, ACCEPTED),
    /** A visit is recorded; the first one starts the work. */
    VISIT("走访", "Visit", IN_PROGRESS, Needs.NOTHING, ACCEPTED, IN_PROGRESS),
    /** The officer signs what was found. */
    RESOLVE("处置完成", "Resolve", RESOLVED, Needs.NOTHING, IN_PROGRESS),
    /** Somebody else checked it and sends it back for more work. */
    REJECT("退办", "Send back", IN_PROGRESS, Needs.REASON, RESOLVED),
    /** Somebody else checked it and agrees. */
    VERIFY("核查通过", "Verify", VERIFIED, Needs.NOTHING, RESOLVED),
    CLOSE("结案", "Close", CLOSED, Needs.NOTHING, VERIFIED),
    TRANSFER("转办", "Transfer", DISPATCHED, Needs.APPROVAL, DISPATCHED, ACCEPTED, IN_PROGRESS),
    EXTEND("延期", "Extend", null, Needs.APPROVAL, ACCEPTED, IN_PROGRESS),
    VOID("作废", "Void", VOIDED, Needs.APPROVAL, NEW, DISPATCHED, ACCEPTED, IN_PROGRESS),
    REOPEN("重开", "Reopen", DISPATCHED, Needs.APPROVAL, CLOSED),
    /** A later or repeated warning about the same enterprise joins it, with a grade that is higher or not. */
    MERGE("并入预警", "Merge", null, Needs.NOTHING, NEW, DISPATCHED, ACCEPTED, IN_PROGRESS, RESOLVED, VERIFIED);

    /** What an action has to come with. */
    public enum Needs {
        NOTHING,
        REASON,
        /** A reason, and somebody other than who asked for it. */
        APPROVAL
    }

    private final String nameZh;
    private final String nameEn;
    private final @Nullable TicketState target;
    private final Needs needs;
    private final Set<TicketState> sources;

    TicketAction(
            String nameZh,
            String nameEn,
            @Nullable TicketState target,
            Needs needs,
            TicketState first,
            TicketState... more) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.target = target;
        this.needs = needs;
        this.sources = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public Needs needs() {
        return needs;
    }

    public boolean isAllowedIn(TicketState state) {
        return sources.contains(state);
    }

    /**
     * The state after this action.
     *
     * @throws IllegalTransitionException if it cannot happen in {@code state}
     */
    public TicketState from(TicketState state) {
        if (!isAllowedIn(state)) {
            throw new IllegalTransitionException(this, state);
        }
        return target == null ? state : target;
    }

    public static Optional<TicketAction> find(String id) {
        return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
    }
}
