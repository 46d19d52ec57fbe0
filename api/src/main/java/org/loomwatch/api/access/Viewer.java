package org.loomwatch.api.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;

/**
 * On whose behalf a query runs, and what of the district it may show, under the permission the route asked for. Every
 * service method takes one, so that row and field rules have one place to act.
 *
 * @param name login, for logs and audit
 * @param areas the part of the district this viewer sees
 * @param ratios for each feed, where its ratios and totals are seen
 * @param amounts for each feed, where everything of it is seen; always inside {@code ratios}
 */
public record Viewer(String name, AreaScope areas, Map<Feed, AreaScope> ratios, Map<Feed, AreaScope> amounts) {

    public Viewer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(areas, "areas");
        ratios = complete(ratios);
        amounts = complete(amounts);
    }

    /** The person at this machine: sees everything. */
    public static final Viewer LOCAL = unrestricted("local");

    /** A process of this machine that works for nobody in particular: sees everything. Never handed to a request. */
    public static Viewer unrestricted(String name) {
        Map<Feed, AreaScope> everything = new EnumMap<>(Feed.class);
        Arrays.stream(Feed.values()).forEach(feed -> everything.put(feed, AreaScope.EVERYWHERE));
        return new Viewer(name, AreaScope.EVERYWHERE, everything, everything);
    }

    /** Somebody whose rights show nothing of the district: administrators, and pages before anyone signed in. */
    public static Viewer blind(String name) {
        return new Viewer(name, AreaScope.NOWHERE, Map.of(), Map.of());
    }

    /** Where the figures of a feed are seen at this detail. */
    public AreaScope scope(Feed feed, FieldDetail detail) {
        return Objects.requireNonNull((detail == FieldDetail.AMOUNTS ? amounts : ratios).get(feed));
    }

    public boolean sees(Feed feed, FieldDetail detail, String area) {
        return areas.covers(area) && scope(feed, detail).covers(area);
    }

    /** What both show, under the name of this one. */
    public Viewer and(Viewer other) {
        Map<Feed, AreaScope> bothRatios = new EnumMap<>(Feed.class);
        Map<Feed, AreaScope> bothAmounts = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            bothRatios.put(feed, scope(feed, FieldDetail.RATIOS).and(other.scope(feed, FieldDetail.RATIOS)));
            bothAmounts.put(feed, scope(feed, FieldDetail.AMOUNTS).and(other.scope(feed, FieldDetail.AMOUNTS)));
        }
        return new Viewer(name, areas.and(other.areas), bothRatios, bothAmounts);
    }

    /** Whether nothing of the district is hidden from this viewer. */
    public boolean seesEverything() {
        return areas.everywhere() && amounts.values().stream().allMatch(AreaScope::everywhere);
    }

    private static Map<Feed, AreaScope> complete(Map<Feed, AreaScope> scopes) {
        Map<Feed, AreaScope> all = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            all.put(feed, scopes.getOrDefault(feed, AreaScope.NOWHERE));
        }
        return Collections.unmodifiableMap(all);
    }
}
