package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one unit is to do about its resources of one category.
 *
 * @param level the level it was last asked at
 * @param round how often it was asked: a rise in level asks again
 * @param resources how many resources it is about
 * @param state {@code sent received doing done released}; these are different things
 * @param overdue whether it is not done and its time is over, or not received in time
 */
public record Task(
        UUID id,
        UUID activation,
        String event,
        boolean drill,
        String unit,
        String category,
        String action,
        String textZh,
        String textEn,
        String role,
        String evidence,
        String level,
        int round,
        int resources,
        String state,
        Instant sentAt,
        Instant receiveBy,
        Instant dueAt,
        @Nullable Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable Instant doingAt,
        @Nullable String doingBy,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        String note,
        int escalated,
        boolean overdue) {}
