package org.loomwatch.api.wall;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.briefing.document.WarningMap;
import org.loomwatch.api.briefing.facts.EconomyFacts;
import org.loomwatch.api.briefing.facts.EmergencyFacts;
import org.loomwatch.api.briefing.facts.Facts;
import org.loomwatch.api.briefing.facts.FactsService;
import org.loomwatch.api.briefing.facts.GradeCounts;
import org.loomwatch.api.briefing.facts.Recipient;
import org.loomwatch.api.briefing.facts.SchoolFacts;
import org.loomwatch.api.briefing.facts.TicketFacts;
import org.loomwatch.api.briefing.facts.WarningFacts;
import org.loomwatch.api.economy.IndexFigures.Point;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.quality.FeedQuality;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.warning.Grade;

/**
 * Reads what the screen on the wall shows. A token for a screen need hold nothing but the permission for it: the scenes follow
 * the rights of its account, and only as totals.
 */
public final class WallService {

    private static final int LISTED = 6;

    private final FactsService facts;
    private final Supplier<AreaTree> areas;
    private final Clock clock;

    public WallService(FactsService facts, Supplier<AreaTree> areas, Clock clock) {
        this.facts = facts;
        this.areas = areas;
        this.clock = clock;
    }

    /** The newest month. */
    public WallScreen get(Caller caller) {
        Account account = caller.getAccount();
        Facts now = facts.get(Recipient.of(account, caller.rights(), areas.get()), facts.month(Optional.empty()));
        return new WallScreen(
                now.month(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                now.overview().dataAsOf(),
                places(now.places()),
                now.findWarnings().map(found -> warnings(now, found)).orElse(null),
                now.findEconomy().map(WallService::indices).orElse(null),
                now.findSchools().map(WallService::schools).orElse(null),
                now.findEmergency().map(WallService::emergency).orElse(null),
                now.findTickets().map(WallService::tickets).orElse(null),
                feeds(now));
    }

    private static Text places(List<Area> places) {
        return Text.of(
                places.stream().map(Area::nameZh).collect(Collectors.joining("、")),
                places.stream().map(Area::nameEn).collect(Collectors.joining(", ")));
    }

    private static Text name(Area area) {
        return Text.of(area.nameZh(), area.nameEn());
    }

    private static WallScreen.@Nullable Warnings warnings(Facts now, WarningFacts found) {
        if (!found.isScored(now.month())) {
            return null;
        }
        return new WallScreen.Warnings(
                byGrade(found.of(now.month())),
                found.isScored(now.month().minusMonths(1))
                        ? byGrade(found.of(now.month().minusMonths(1)))
                        : null,
                WarningMap.of(now.outlines(), found.communities()),
                found.streets().stream()
                        .sorted(Comparator.comparingLong(street -> -street.now().serious()))
                        .limit(LISTED)
                        .map(street -> new WallScreen.Place(
                                name(street.area()),
                                street.now().red(),
                                street.now().orange()))
                        .toList());
    }

    private static Map<String, Long> byGrade(GradeCounts counts) {
        Map<String, Long> grades = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            if (grade != Grade.NONE) {
                grades.put(grade.id(), counts.of(grade));
            }
        }
        return grades;
    }

    private static @Nullable List<WallScreen.Index> indices(EconomyFacts economy) {
        List<WallScreen.Index> indices = new ArrayList<>();
        economy.indices().forEach(index -> {
            List<Point> points = economy.points(index);
            if (!points.isEmpty()) {
                Point last = points.get(points.size() - 1);
                Double change = points.size() < 2
                        ? null
                        : Double.valueOf(
                                last.value() - points.get(points.size() - 2).value());
                indices.add(new WallScreen.Index(
                        index.kind(),
                        Text.of(index.nameZh(), index.nameEn()),
                        last.month(),
                        last.value(),
                        change,
                        points.stream().map(Point::value).toList()));
            }
        });
        return indices.isEmpty() ? null : indices;
    }

    private static WallScreen.@Nullable Schools schools(SchoolFacts schools) {
        if (schools.ranked().isEmpty()) {
            return null;
        }
        return new WallScreen.Schools(
                schools.year(),
                schools.ranked().size(),
                schools.shortCatchments(),
                schools.gap(),
                schools.ranked().stream()
                        .limit(LISTED)
                        .map(tight -> new WallScreen.Catchment(
                                Text.of(
                                        tight.catchment().nameZh(),
                                        tight.catchment().nameEn()),
                                tight.gap(),
                                tight.probability()))
                        .toList());
    }

    private static WallScreen.Emergency emergency(EmergencyFacts emergency) {
        List<WallScreen.Signal> signals = new ArrayList<>();
        for (Hazard hazard : Hazard.values()) {
            List<EmergencyFacts.Signal> of = emergency.signals().stream()
                    .filter(signal -> signal.hazard() == hazard)
                    .toList();
            of.stream()
                    .map(EmergencyFacts.Signal::level)
                    .max(Comparator.naturalOrder())
                    .ifPresent(level -> signals.add(new WallScreen.Signal(hazard.id(), level.id(), of.size())));
        }
        return new WallScreen.Emergency(
                signals,
                emergency.responses().stream()
                        .filter(response -> response.state().equals("active")
                                || response.state().equals("proposed"))
                        .limit(LISTED)
                        .map(response -> new WallScreen.Response(
                                response.event().id(),
                                Text.of(
                                        response.level().nameZh(),
                                        response.level().nameEn()),
                                response.state(),
                                response.openedAt()))
                        .toList());
    }

    private static WallScreen.Tickets tickets(TicketFacts tickets) {
        return new WallScreen.Tickets(
                tickets.live(),
                tickets.overdue(),
                tickets.month().opened(),
                tickets.month().closed(),
                tickets.units().stream()
                        .limit(LISTED)
                        .map(unit -> new WallScreen.WallUnit(
                                Text.of(unit.nameZh(), unit.nameEn()), unit.live(), unit.overdue()))
                        .toList());
    }

    private static List<WallScreen.WallFeed> feeds(Facts now) {
        return now.overview().feeds().stream()
                .filter(feed -> !feed.masked())
                .map(feed -> {
                    Feed of = Feed.find(feed.feed()).orElseThrow();
                    Long enterprises = feed.enterprises();
                    return new WallScreen.WallFeed(
                            feed.feed(),
                            Text.of(of.nameZh(), of.nameEn()),
                            enterprises == null ? 0 : enterprises,
                            score(now, feed.feed()));
                })
                .toList();
    }

    private static @Nullable Double score(Facts now, String feed) {
        return now.findQuality().orElse(List.of()).stream()
                .filter(quality -> quality.feed().equals(feed))
                .findFirst()
                .map(FeedQuality::score)
                .orElse(null);
    }
}
