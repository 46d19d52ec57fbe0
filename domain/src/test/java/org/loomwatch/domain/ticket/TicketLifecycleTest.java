package org.loomwatch.domain.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The state machine as a whole: which steps there are, that no other passes, and that every ticket can end. */
class TicketLifecycleTest {

    /** Written out a second time, so that a slip in the machine itself is seen. */
    private static final Map<TicketState, Set<TicketState>> STEPS = Map.of(
            TicketState.NEW, EnumSet.of(TicketState.NEW, TicketState.DISPATCHED, TicketState.VOIDED),
            TicketState.DISPATCHED,
                    EnumSet.of(TicketState.DISPATCHED, TicketState.NEW, TicketState.ACCEPTED, TicketState.VOIDED),
            TicketState.ACCEPTED,
                    EnumSet.of(
                            TicketState.ACCEPTED, TicketState.IN_PROGRESS, TicketState.DISPATCHED, TicketState.VOIDED),
            TicketState.IN_PROGRESS,
                    EnumSet.of(
                            TicketState.IN_PROGRESS, TicketState.RESOLVED, TicketState.DISPATCHED, TicketState.VOIDED),
            TicketState.RESOLVED, EnumSet.of(TicketState.RESOLVED, TicketState.IN_PROGRESS, TicketState.VERIFIED),
            TicketState.VERIFIED, EnumSet.of(TicketState.VERIFIED, TicketState.CLOSED),
            TicketState.CLOSED, EnumSet.of(TicketState.DISPATCHED),
            TicketState.VOIDED, EnumSet.noneOf(TicketState.class));

    @Property(tries = 2_000)
    void noSequenceOfActionsLeavesTheLegalPaths(@ForAll @Size(max = 40) List<TicketAction> actions) {
        TicketState state = TicketState.NEW;
        boolean accepted = false;
        boolean resolved = false;
        for (TicketAction action : actions) {
            if (!action.isAllowedIn(state)) {
                TicketState here = state;
                assertThrows(IllegalTransitionException.class, () -> action.from(here));
                continue;
            }
            TicketState next = action.from(state);
            assertTrue(STEPS.get(state).contains(next), state + " " + action + " " + next);
            accepted = next == TicketState.ACCEPTED || (accepted && next != TicketState.DISPATCHED);
            resolved = next == TicketState.RESOLVED || (resolved && next != TicketState.IN_PROGRESS);
            assertTrue(next != TicketState.IN_PROGRESS || accepted, "nobody works on what nobody accepted");
            assertTrue(next != TicketState.CLOSED || resolved, "nothing closes that was not resolved");
            state = next;
        }
    }

    @Property
    void everyTicketCanStillEnd(@ForAll TicketState state) {
        if (!state.isLive()) {
            return;
        }
        Set<TicketState> reached = EnumSet.of(state);
        Deque<TicketState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            TicketState at = open.remove();
            for (TicketAction action : TicketAction.values()) {
                if (action.isAllowedIn(at) && reached.add(action.from(at))) {
                    open.add(action.from(at));
                }
            }
        }
        assertTrue(reached.contains(TicketState.CLOSED), state + " never closes");
    }

    @Test
    void whatIsVoidedStaysSo() {
        assertTrue(Arrays.stream(TicketAction.values()).noneMatch(action -> action.isAllowedIn(TicketState.VOIDED)));
    }

    @Test
    void whoAcceptedCannotSimplySendItBack() {
        assertFalse(TicketAction.RETURN.isAllowedIn(TicketState.ACCEPTED));
        assertEquals(TicketAction.Needs.APPROVAL, TicketAction.TRANSFER.needs());
    }

    @Test
    void everyVerdictHasReasons() {
        for (Verdict verdict : Verdict.values()) {
            assertFalse(verdict.listReasons().isEmpty(), verdict.id());
        }
    }
}
