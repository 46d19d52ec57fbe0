package org.loomwatch.domain.indicator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loomwatch.domain.feed.Feed;

/** A number for one enterprise and month, computed from its measures: of one feed, or of several together. */
public sealed interface Indicator permits FeedIndicator, JointIndicator {

    /** Column name, and the name used in URLs, such as {@code power_ratio}. */
    String id();

    /** The feeds it is computed from; the one that it says most about comes first. */
    List<Feed> feeds();

    Unit unit();

    String nameZh();

    String nameEn();

    /** How it is computed and when it is missing, in words. */
    String formula();

    /** The measures of the month, or of months before, that it is computed from. */
    List<Measure> inputs();

    /** Whether it tells an amount of the enterprise, rather than how that compares or since when. */
    boolean isAmount();

    /** Whether it compares the enterprise with others, so that it may move although nothing of its own does. */
    default boolean comparesPeers() {
        return false;
    }

    /** The feed that it says most about. */
    default Feed feed() {
        return feeds().get(0);
    }

    /** The whole catalogue: feeds in order, kinds in order, then the joint ones. */
    static List<Indicator> list() {
        return Catalogue.ALL;
    }

    static Indicator of(Feed feed, IndicatorKind kind) {
        return new FeedIndicator(feed, kind);
    }

    static Optional<Indicator> find(String id) {
        return Catalogue.ALL.stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst();
    }

    /** Made when first asked for, after both kinds of indicators exist. */
    final class Catalogue {

        private static final List<Indicator> ALL = Stream.concat(
                        Stream.of(Feed.values()).flatMap(feed -> Stream.of(IndicatorKind.values())
                                .map(kind -> Indicator.of(feed, kind))),
                        Stream.of(JointIndicator.values()))
                .toList();

        private Catalogue() {}
    }
}
