package org.loomwatch.api.economy;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One reason why an index differs from the vintage before, in points.
 *
 * @param target month whose index changed
 * @param cause {@code news}, {@code revision} or {@code model}
 * @param series measure; empty for {@code model}
 * @param release month of the new value; null but for news
 * @param actual percent from trend as released, {@code expected} what the model had expected
 * @param weight points for one percent of surprise
 */
public record NewsEntry(
        YearMonth target,
        String cause,
        String series,
        @Nullable YearMonth release,
        @Nullable Double actual,
        @Nullable Double expected,
        @Nullable Double weight,
        double impact) {}
