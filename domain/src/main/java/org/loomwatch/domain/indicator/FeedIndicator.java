package org.loomwatch.domain.indicator;

import java.util.List;
import java.util.Objects;
import org.loomwatch.domain.feed.Feed;

/** One {@link IndicatorKind} of one feed's headline measure. */
public record FeedIndicator(Feed feed, IndicatorKind kind) implements Indicator {

    public FeedIndicator {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public String id() {
        return feed.id() + "_" + kind.id();
    }

    @Override
    public List<Feed> feeds() {
        return List.of(feed);
    }

    @Override
    public Unit unit() {
        return kind == IndicatorKind.VALUE ? Measure.headlineOf(feed).unit() : kind.unit();
    }

    @Override
    public String nameZh() {
        return feed.nameZh() + "·" + kind.nameZh();
    }

    @Override
    public String nameEn() {
        return feed.nameEn() + ": " + kind.nameEn();
    }

    @Override
    public String formula() {
        return kind.formula();
    }

    @Override
    public List<Measure> inputs() {
        return List.of(Measure.headlineOf(feed));
    }

    @Override
    public boolean isAmount() {
        return kind == IndicatorKind.VALUE;
    }

    @Override
    public boolean comparesPeers() {
        return kind == IndicatorKind.PEER_PERCENTILE;
    }
}
