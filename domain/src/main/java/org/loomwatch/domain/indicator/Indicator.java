package org.loomwatch.domain.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.loomwatch.domain.feed.Feed;

/** A number for one enterprise and month: one {@link IndicatorKind} of one feed's headline measure. */
public record Indicator(Feed feed, IndicatorKind kind) {

    private static final List<Indicator> ALL = Arrays.stream(Feed.values())
            .flatMap(feed -> Arrays.stream(IndicatorKind.values()).map(kind -> new Indicator(feed, kind)))
            .toList();

    public Indicator {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(kind, "kind");
    }

    /** Column name, and the name used in URLs, such as {@code power_ratio}. */
    public String id() {
        return feed.id() + "_" + kind.id();
    }

    public Unit unit() {
        return switch (kind) {
            case VALUE -> Measure.headlineOf(feed).unit();
            case RATIO_TO_MEDIAN -> Unit.RATIO;
            case MONTHS_SINCE_REPORT -> Unit.MONTHS;
        };
    }

    /** The whole catalogue, feeds in order, kinds in order. */
    public static List<Indicator> list() {
        return ALL;
    }

    public static Optional<Indicator> find(String id) {
        return ALL.stream().filter(indicator -> indicator.id().equals(id)).findFirst();
    }
}
