package org.loomwatch.api.emergency.cap;

import org.jspecify.annotations.Nullable;

/**
 * One message a feed tells of.
 *
 * @param id the feed's own name for it
 * @param link where the message lies; null if the feed says none
 */
public record FeedEntry(
        String id, String title, String updated, @Nullable String link) {}
