package org.loomwatch.api.trace;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loomwatch.domain.calendar.NewYearAlignment;
import org.loomwatch.domain.indicator.FeedIndicator;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.JointIndicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;

/**
 * A measure or an indicator, as tracing needs it.
 *
 * @param inputs the measures it is computed from
 * @param comparesPeers whether other enterprises decide it too
 */
record TracedFigure(
        String id,
        String nameZh,
        String nameEn,
        Unit unit,
        String formula,
        List<Measure> inputs,
        boolean comparesPeers) {

    static Optional<TracedFigure> find(String id) {
        Optional<TracedFigure> measure = Measure.find(id)
                .map(found -> new TracedFigure(
                        found.id(),
                        found.nameZh(),
                        found.nameEn(),
                        found.unit(),
                        found.aggregation(),
                        List.of(found),
                        false));
        return measure.or(() -> Indicator.find(id)
                .map(found -> new TracedFigure(
                        found.id(),
                        found.nameZh(),
                        found.nameEn(),
                        found.unit(),
                        found.formula(),
                        found.inputs(),
                        found.comparesPeers())));
    }

    /** The months that the formula looks at, earliest first. */
    List<YearMonth> months(YearMonth month) {
        Optional<Indicator> indicator = Indicator.find(id);
        if (indicator.isPresent() && indicator.get() instanceof FeedIndicator ofFeed) {
            return switch (ofFeed.kind()) {
                case RATIO_TO_MEDIAN, ROBUST_Z -> span(month, 12);
                case SLOPE -> span(month, 5);
                case YEAR_ON_YEAR -> {
                    List<YearMonth> months = new ArrayList<>();
                    NewYearAlignment.of(month).forEach(part -> months.add(month.minusMonths(part.monthsBack())));
                    months.add(month);
                    yield months;
                }
                case VALUE, MONTHS_SINCE_REPORT, MISSING, PEER_PERCENTILE -> List.of(month);
            };
        }
        if (indicator.isPresent() && indicator.get() instanceof JointIndicator joint) {
            return switch (joint) {
                case WAGE_ARREARS_MONTHS, WAGE_ARREARS_RUN -> span(month, 11);
                case WATER_POWER_FALL -> span(month, 12);
                default -> List.of(month);
            };
        }
        return List.of(month);
    }

    /** Whether it tells when a feed last reported, so that the records to show are those of that month. */
    boolean looksForLastReport() {
        return Indicator.find(id).orElse(null) instanceof FeedIndicator ofFeed
                && (ofFeed.kind() == IndicatorKind.MONTHS_SINCE_REPORT || ofFeed.kind() == IndicatorKind.MISSING);
    }

    private static List<YearMonth> span(YearMonth month, int back) {
        List<YearMonth> months = new ArrayList<>();
        for (int i = back; i >= 0; i--) {
            months.add(month.minusMonths(i));
        }
        return months;
    }
}
