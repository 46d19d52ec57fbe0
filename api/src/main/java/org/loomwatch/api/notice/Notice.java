package org.loomwatch.api.notice;

import java.util.Objects;

/**
 * Something that somebody is told.
 *
 * @param topic dotted, the widest word first, such as {@code ticket.dispatched}
 * @param key names what happened, the same however often it is added: a second notice of the same key is none
 * @param link path of the page that shows more, such as {@code /tickets/…}; empty if there is none
 */
public record Notice(
        String topic,
        String key,
        Audience audience,
        String titleZh,
        String titleEn,
        String bodyZh,
        String bodyEn,
        String link) {

    private static final int LONGEST_KEY = 200;

    public Notice {
        Objects.requireNonNull(audience, "audience");
        if (!topic.matches("[a-z0-9_]+(\\.[a-z0-9_]+)*")) {
            throw new IllegalArgumentException("'" + topic + "' is no dotted topic");
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a notice has a key of 1 to " + LONGEST_KEY + " characters");
        }
        if (titleZh.isBlank() || titleEn.isBlank()) {
            throw new IllegalArgumentException("a notice has a title in both languages");
        }
        if (!link.isEmpty() && !link.startsWith("/")) {
            throw new IllegalArgumentException("a notice links to a page of ours, not to '" + link + "'");
        }
        Objects.requireNonNull(bodyZh, "bodyZh");
        Objects.requireNonNull(bodyEn, "bodyEn");
    }
}
