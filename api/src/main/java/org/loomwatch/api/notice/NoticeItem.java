package org.loomwatch.api.notice;

import java.time.Instant;

/** A notice as its reader sees it in the list. */
public record NoticeItem(
        long id,
        String topic,
        String titleZh,
        String titleEn,
        String bodyZh,
        String bodyEn,
        String link,
        Instant createdAt,
        boolean read) {}
