package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.domain.feed.Feed;

/** Places of the feeds in dense arrays; they are also keys of random sequences, so the order of feeds is part of the format. */
public final class FeedIndex {

    public static final int COUNT = Feed.values().length;

    private FeedIndex() {}

    @SuppressWarnings("EnumOrdinal") // The one place where the order of the enumeration is used.
    public static int of(Feed feed) {
        return feed.ordinal();
    }
}
