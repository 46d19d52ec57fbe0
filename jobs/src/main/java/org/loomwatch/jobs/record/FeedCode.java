package org.loomwatch.jobs.record;

import org.loomwatch.domain.feed.Feed;

/** Feeds as small numbers within packed rows. They never outlive a job, so the order of the enum is good enough. */
public final class FeedCode {

    public static final int COUNT = Feed.values().length;

    private static final Feed[] FEEDS = Feed.values();

    private FeedCode() {}

    @SuppressWarnings("EnumOrdinal")
    public static int of(Feed feed) {
        return feed.ordinal();
    }

    public static Feed feed(int code) {
        return FEEDS[code];
    }
}
