package org.loomwatch.api.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with everything that happened to it.
 *
 * @param overdue whether the next step should have been done
 * @param actions steps this person could take, or ask for, now
 */
public record TicketDetail(
        Ticket ticket,
        boolean overdue,
        List<WarningItem> warnings,
        List<EventItem> events,
        List<VisitItem> visits,
        List<PhotoItem> photos,
        @Nullable ResultItem result,
        @Nullable WishItem pending,
        List<String> actions) {

    /** A warning that the ticket answers. */
    public record WarningItem(
            String month,
            String grade,
            double probability,
            int rank,
            String queue,
            String model,
            List<ReasonItem> reasons) {}

    /**
     * Why it was given.
     *
     * @param shown whether the viewer may see the figures; without it they are null
     */
    public record ReasonItem(
            String feed,
            String indicator,
            @Nullable Double value,
            @Nullable Double baseline,
            @Nullable Double percentile,
            @Nullable Double contribution,
            boolean shown) {}

    /** A step. */
    public record EventItem(
            int seq,
            Instant at,
            String actor,
            String action,
            String fromState,
            String toState,
            String unit,
            String grade,
            String reason,
            String approver) {}

    /** A visit. */
    public record VisitItem(UUID id, LocalDate visitedOn, String officer, String met, String notes, Instant notedAt) {}

    /** A photo, to be fetched by its id. */
    public record PhotoItem(UUID id, int width, int height, String addedBy, Instant addedAt) {}

    /** What was signed last; {@code intact} says whether the seal still fits. */
    public record ResultItem(
            String verdict,
            String reason,
            LocalDate foundOn,
            String summary,
            String signedBy,
            Instant signedAt,
            String seal,
            boolean intact) {}

    /** What waits for a decision; {@code decidable} says whether by this person. */
    public record WishItem(
            UUID id,
            String action,
            String reason,
            String unit,
            int hours,
            String requestedBy,
            Instant requestedAt,
            boolean decidable) {}
}
