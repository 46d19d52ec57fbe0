package org.loomwatch.api.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one notice fares on one way out, for administrators: no word of what it says.
 *
 * @param target webhook id, or an e-mail address; empty for pages
 * @param state {@code waiting}, {@code sent} or {@code dead}
 * @param doubts attempts whose sender died before it could tell how they ended: the receiver may have it more than once
 * @param error why the last attempt failed; empty if none did
 */
public record DeliveryItem(
        long id,
        String key,
        String topic,
        String channel,
        String target,
        String state,
        int attempts,
        int doubts,
        Instant dueAt,
        String error,
        @Nullable Instant finishedAt) {}
