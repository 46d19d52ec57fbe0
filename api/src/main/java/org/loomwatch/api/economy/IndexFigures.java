package org.loomwatch.api.economy;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The district's indices at one vintage.
 *
 * @param vintage month whose reports had closed; null before any index was computed
 * @param vintages every vintage there is, oldest first
 * @param enterprises in the district
 */
public record IndexFigures(
        @Nullable YearMonth vintage, List<YearMonth> vintages, long enterprises, List<IndexFigure> indices) {

    /**
     * One index. 100 is its long-run mean, a point one percent of the target against its trend.
     *
     * @param target measure that gives sign and scale
     * @param turning probability that it turns within three months
     * @param rising whether it rose over the last three
     * @param model id of the frozen model
     */
    public record IndexFigure(
            String kind,
            String nameZh,
            String nameEn,
            String target,
            List<String> measures,
            double turning,
            boolean rising,
            String model,
            List<Point> points) {}

    /**
     * One month; horizon 0 is an estimate, 1 to 3 a forecast.
     *
     * @param yearOnYear percent; none in January, January and February together in February
     * @param annualised percent a year at the pace of the last three months
     */
    public record Point(
            YearMonth month,
            int horizon,
            double value,
            double low80,
            double high80,
            double low95,
            double high95,
            @Nullable Double yearOnYear,
            @Nullable Double annualised) {}
}
