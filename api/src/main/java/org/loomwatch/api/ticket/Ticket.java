package org.loomwatch.api.ticket;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.ticket.TicketState;
import org.loomwatch.domain.warning.Grade;

/**
 * A ticket as it stands.
 *
 * @param warnedMonth month of the latest warning it answers
 * @param unit who answers for it now; there always is one
 * @param suggestedUnit what the routing rules suggested
 * @param route id of the rule that placed it
 * @param firstUnit the first unit that accepted it, which answers for it to the end
 * @param officer login of whoever accepted it last
 * @param dueAt by when the next step is to be done
 * @param version advances with every change; the entity tag
 */
public record Ticket(
        UUID id,
        String number,
        String theme,
        String uscc,
        String enterprise,
        String area,
        String industry,
        String size,
        @Nullable Double lon,
        @Nullable Double lat,
        String grade,
        YearMonth warnedMonth,
        String state,
        String unit,
        String suggestedUnit,
        String route,
        @Nullable String firstUnit,
        @Nullable String firstOfficer,
        @Nullable String officer,
        Instant openedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant acceptDueAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant resolveDueAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable Instant verifiedAt,
        @Nullable String verifiedBy,
        @Nullable Instant closedAt,
        Instant dueAt,
        int returns,
        int rejections,
        int extensions,
        int reopenings,
        long version) {

    TicketState at() {
        return TicketState.find(state).orElseThrow(() -> new IllegalStateException("unknown ticket state " + state));
    }

    Grade graded() {
        return Grade.find(grade).orElseThrow(() -> new IllegalStateException("unknown grade " + grade));
    }

    /** The strong entity tag of this version. */
    String tag() {
        return "\"" + version + "\"";
    }
}
