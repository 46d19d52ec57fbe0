package org.loomwatch.api.briefing.facts;

import java.util.List;

/**
 * Tickets as they stand, and what the month and the one before brought.
 *
 * @param units with live tickets, most of them overdue first
 */
public record TicketFacts(List<UnitTickets> units, Turnover month, Turnover before) {

    /** Live tickets of a unit, how many of them are overdue, and how many are red or orange. */
    public record UnitTickets(String unit, String nameZh, String nameEn, long live, long overdue, long serious) {}

    /** Tickets that came and went in a month. */
    public record Turnover(long opened, long closed) {}

    public long live() {
        return units.stream().mapToLong(UnitTickets::live).sum();
    }

    public long overdue() {
        return units.stream().mapToLong(UnitTickets::overdue).sum();
    }
}
