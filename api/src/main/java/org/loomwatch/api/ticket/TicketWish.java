package org.loomwatch.api.ticket;

import java.time.Instant;
import java.util.UUID;
import org.loomwatch.domain.ticket.TicketAction;

/**
 * A step that somebody asked for and somebody else has to approve.
 *
 * @param unit where to transfer to; empty otherwise
 * @param hours working hours to extend by; 0 otherwise
 */
record TicketWish(
        UUID id, TicketAction action, String reason, String unit, int hours, String requestedBy, Instant requestedAt) {}
