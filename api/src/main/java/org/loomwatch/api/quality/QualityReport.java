package org.loomwatch.api.quality;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All feeds of one month.
 *
 * @param months there are figures for, oldest first
 * @param area the area judged; null for all that the viewer sees
 * @param feeds best score first: the ranking
 */
public record QualityReport(
        YearMonth month, List<YearMonth> months, @Nullable String area, List<FeedQuality> feeds) {}
