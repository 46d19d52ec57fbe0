package org.loomwatch.api.notice.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each failed attempt, and when to give up. */
final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(8),
            Duration.ofHours(12));

    private RetrySchedule() {}

    /** @param failures attempts that failed so far, at least 1; empty after the last */
    static Optional<Duration> findWait(int failures) {
        return failures <= WAITS.size() ? Optional.of(WAITS.get(failures - 1)) : Optional.empty();
    }
}
