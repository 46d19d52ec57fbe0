package org.loomwatch.api.ticket;

/**
 * What dispatching a month came to.
 *
 * @param warnings warnings that are to be worked
 * @param opened new tickets; {@code dispatched} of them went to a unit at once, {@code waiting} wait for a dispatcher
 * @param merged warnings that joined a live ticket; {@code raised} of them with a higher grade
 * @param unchanged warnings that had their ticket already
 */
public record DispatchResult(
        String month,
        String theme,
        int warnings,
        int opened,
        int dispatched,
        int waiting,
        int merged,
        int raised,
        int unchanged,
        double seconds) {}
