package org.loomwatch.datasets.synthetic.output;

import org.loomwatch.datasets.synthetic.feeds.FeedOutput;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.domain.feed.Feed;

/** All that one chunk of enterprises gives in one month; reused from chunk to chunk. */
final class ChunkMonth {

    final FeedOutput[][] feeds = new FeedOutput[Feed.values().length][2];
    final RowBuffer register = new RowBuffer();
    final RowBuffer disputes = new RowBuffer();
    final RowBuffer hazards = new RowBuffer();
    int registered;
    int disputesKnown;
    int disputesStarted;
    int alive;
    long withheld;
    double valueAdded;
    double staff;
    double kwh;
    double health;
    double hazard;

    ChunkMonth() {
        for (FeedOutput[] deliveries : feeds) {
            deliveries[0] = new FeedOutput();
            deliveries[1] = new FeedOutput();
        }
    }

    void clear() {
        for (FeedOutput[] deliveries : feeds) {
            deliveries[0].clear();
            deliveries[1].clear();
        }
        register.clear();
        disputes.clear();
        hazards.clear();
        registered = 0;
        disputesKnown = 0;
        disputesStarted = 0;
        alive = 0;
        withheld = 0;
        valueAdded = 0;
        staff = 0;
        kwh = 0;
        health = 0;
        hazard = 0;
    }
}
