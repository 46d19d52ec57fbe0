package org.loomwatch.datasets.synthetic.feeds;

import java.util.Optional;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.enterprise.FeedIndex;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/** Records that never arrive: a street that a department's delivery forgot, an enterprise silent for a while, one month lost. */
public final class Outages {

    private static final double STREET = 0.035;
    private static final double SILENT_STRETCH = 0.010;
    private static final double SILENT_STRETCH_UNDER_STRESS = 0.05;
    private static final int STRETCH_MONTHS = 4;
    private static final double LOST = 0.012;
    private static final double LOST_UNDER_STRESS = 0.03;

    private final Draws draws;
    private final int streets;

    public Outages(long seed, int streets) {
        this.draws = new Draws(seed);
        this.streets = streets;
    }

    /** The street, from 0, that a feed's delivery of a month leaves out; sporadic feeds leave out none. */
    public Optional<Integer> findStreet(Feed feed, int month) {
        if (feed == Feed.COMPLAINTS || feed == Feed.CAPACITY_EXIT) {
            return Optional.empty();
        }
        draws.at(Stream.OUTAGE, -1 - FeedIndex.of(feed), month);
        return draws.chance(STREET) ? Optional.of(draws.below(streets)) : Optional.empty();
    }

    /** Whether this enterprise's record of a monthly feed gets lost. */
    boolean isSilent(Feed feed, EnterpriseMonth e) {
        double stress = Math.min(2, e.stress(feed));
        draws.at(Stream.OUTAGE, e.key * 8 + FeedIndex.of(feed), e.month / STRETCH_MONTHS);
        if (draws.chance(SILENT_STRETCH + SILENT_STRETCH_UNDER_STRESS * stress)) {
            return true;
        }
        draws.at(Stream.OUTAGE, e.key * 8 + FeedIndex.of(feed), -1 - e.month);
        return draws.chance(LOST + LOST_UNDER_STRESS * stress);
    }
}
