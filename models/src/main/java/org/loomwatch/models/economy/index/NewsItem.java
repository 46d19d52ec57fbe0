package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One reason why an index of one month differs between two vintages, in points of the index.
 *
 * @param vintage the later one
 * @param target month whose index changed
 * @param cause {@code news} for a release that differs from what was expected of it, {@code revision} for older values that
 *     changed (late reports, corrections, season estimated anew), {@code model} for a new estimation of the model
 * @param series measure; empty for {@code model}
 * @param release month of the new value; null but for news
 * @param actual distance from trend in percent, as released; null but for news
 * @param expected what the model had expected of it
 * @param weight points of the index for one percent of surprise
 */
public record NewsItem(
        IndexKind kind,
        YearMonth vintage,
        YearMonth target,
        String cause,
        String series,
        @Nullable YearMonth release,
        @Nullable Double actual,
        @Nullable Double expected,
        @Nullable Double weight,
        double impact) {}
