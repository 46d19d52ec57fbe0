package org.loomwatch.api.briefing.facts;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.overview.Overview;
import org.loomwatch.api.quality.FeedQuality;
import org.loomwatch.domain.area.Area;

/**
 * Everything that is told of a month to one recipient. A subject is null where the recipient's rights do not show it, or where
 * there is nothing of it yet.
 *
 * @param places the areas that the recipient sees, the topmost only
 * @param outlines of the communities that the recipient sees
 * @param quality best score first
 */
public record Facts(
        YearMonth month,
        Overview overview,
        List<Area> places,
        List<Outline> outlines,
        @Nullable WarningFacts warnings,
        @Nullable EconomyFacts economy,
        @Nullable SchoolFacts schools,
        @Nullable EmergencyFacts emergency,
        @Nullable TicketFacts tickets,
        @Nullable List<FeedQuality> quality) {

    /** The shape of an area: rings of longitude and latitude. */
    public record Outline(Area area, List<List<double[]>> rings) {}

    public Optional<WarningFacts> findWarnings() {
        return Optional.ofNullable(warnings);
    }

    public Optional<EconomyFacts> findEconomy() {
        return Optional.ofNullable(economy);
    }

    public Optional<SchoolFacts> findSchools() {
        return Optional.ofNullable(schools);
    }

    public Optional<EmergencyFacts> findEmergency() {
        return Optional.ofNullable(emergency);
    }

    public Optional<TicketFacts> findTickets() {
        return Optional.ofNullable(tickets);
    }

    public Optional<List<FeedQuality>> findQuality() {
        return Optional.ofNullable(quality);
    }
}
