package org.loomwatch.api.emergency.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody alerts are expected from.
 *
 * @param kind {@code post} (they send), {@code folder} (they drop files), {@code feed} (we ask)
 * @param address folder or feed address; empty for {@code post}
 * @param silenceMinutes how long it may say nothing before that is an alarm
 * @param silentSince null while it is heard
 */
public record AlertSource(
        String id,
        String nameZh,
        String nameEn,
        String kind,
        String address,
        int silenceMinutes,
        Instant lastHeardAt,
        String lastError,
        @Nullable Instant silentSince) {}
