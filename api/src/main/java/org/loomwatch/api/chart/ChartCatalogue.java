package org.loomwatch.api.chart;

import java.time.YearMonth;
import java.util.List;

/**
 * What somebody may chart: the measures that their grants show, and what those can be laid out by.
 *
 * @param months every month there are figures for, oldest first
 */
public record ChartCatalogue(List<MeasureWords> measures, List<DimensionWords> dimensions, List<YearMonth> months) {

    public ChartCatalogue {
        measures = List.copyOf(measures);
        dimensions = List.copyOf(dimensions);
        months = List.copyOf(months);
    }

    /**
     * @param feeds the feeds it draws on; none for counts of enterprises
     * @param statistic sum, median or ratio
     * @param crossed whether areas, industries and sizes may be crossed everywhere, as single enterprises are seen anyway
     */
    public record MeasureWords(
            String id,
            String nameZh,
            String nameEn,
            String unit,
            List<String> feeds,
            String statistic,
            boolean crossed) {}

    public record DimensionWords(String id, String nameZh, String nameEn) {}
}
