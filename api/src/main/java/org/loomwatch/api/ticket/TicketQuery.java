package org.loomwatch.api.ticket;

import java.util.List;
import java.util.Optional;
import org.loomwatch.domain.ticket.TicketState;
import org.loomwatch.domain.warning.Grade;

/**
 * Which tickets to list.
 *
 * @param ended closed and voided ones, latest first; else the live ones, by what is due first
 * @param text USCC, number, or part of the enterprise's name
 */
record TicketQuery(
        boolean ended,
        Optional<String> unit,
        Optional<String> officer,
        Optional<TicketState> state,
        Optional<Grade> grade,
        Optional<String> area,
        Optional<String> uscc,
        Optional<String> text,
        boolean overdue) {

    /** Ties a cursor to this query. */
    String binding() {
        return Integer.toHexString(hashCodeOf(toString()));
    }

    private static int hashCodeOf(String text) {
        return List.of(text).hashCode();
    }
}
