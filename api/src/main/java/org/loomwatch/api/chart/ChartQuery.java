package org.loomwatch.api.chart;

import java.time.YearMonth;
import java.util.Optional;
import org.loomwatch.domain.enterprise.EnterpriseSize;

/**
 * What a chart asks for.
 *
 * @param area only enterprises in this area, of any level
 * @param industry only those of this section or division
 * @param from first month; empty for the last one alone, or for a year of months where the dimension is the month
 * @param to last month; empty for the latest there is
 */
public record ChartQuery(
        ChartMeasure measure,
        ChartDimension dimension,
        Optional<String> area,
        Optional<String> industry,
        Optional<EnterpriseSize> size,
        Optional<YearMonth> from,
        Optional<YearMonth> to) {

    public static ChartQuery of(ChartMeasure measure, ChartDimension dimension) {
        return new ChartQuery(
                measure,
                dimension,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
