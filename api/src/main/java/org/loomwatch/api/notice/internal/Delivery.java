package org.loomwatch.api.notice.internal;

import java.time.Instant;

/**
 * One notice on one way out.
 *
 * @param noticeId place in the order of notices
 * @param key what the receiver knows this delivery by, the same in every attempt
 * @param target webhook id or e-mail address; empty for pages
 * @param attempts how often it was tried and failed
 */
public record Delivery(
        long id,
        long noticeId,
        String key,
        String target,
        int attempts,
        String topic,
        String titleZh,
        String titleEn,
        String bodyZh,
        String bodyEn,
        String link,
        Instant createdAt) {}
