package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * The series of one cell as distances from their trends, in percent. Staff of the same enterprises is measured against its own level and has no trend;
 * the trend of any other series is what it does over time beside staff. Staff follows the economy by a month or two: it counts as what it moves towards.
 */
final class Deviations {

    /** Changes of a month that are added to staff: chosen on synthetic districts that no published figure rests on. */
    private static final double AHEAD = 1;

    private final Map<EconomicMeasure, MonthlySeries> logs = new EnumMap<>(EconomicMeasure.class);

    private Deviations() {}

    static Deviations of(Map<EconomicMeasure, AdjustedSeries> adjusted) {
        Deviations deviations = new Deviations();
        adjusted.forEach((measure, series) ->
                deviations.logs.put(measure, followsSlowly(measure) ? ahead(series.logs()) : series.logs()));
        return deviations;
    }

    private static boolean followsSlowly(EconomicMeasure measure) {
        return measure == EconomicMeasure.HEADCOUNT || measure == EconomicMeasure.INSURED;
    }

    private static MonthlySeries ahead(MonthlySeries logs) {
        double[] values = logs.toArray();
        for (int i = values.length - 1; i > 0; i--) {
            if (!Double.isNaN(values[i]) && !Double.isNaN(values[i - 1])) {
                values[i] += AHEAD * (values[i] - values[i - 1]);
            }
        }
        return MonthlySeries.of(logs.start(), values);
    }

    /** Logarithms of a measure as they count here. */
    Optional<MonthlySeries> find(EconomicMeasure measure) {
        return Optional.ofNullable(logs.get(measure));
    }

    /** Trend of a measure that the cell has, through the months up to {@code end}. */
    Trend trend(EconomicMeasure measure, YearMonth end) {
        MonthlySeries own = logs.get(measure);
        if (own == null) {
            throw new IllegalArgumentException("no series of " + measure);
        }
        if (measure == EconomicMeasure.HEADCOUNT) {
            return Trend.flat(own, end);
        }
        MonthlySeries staff = logs.get(EconomicMeasure.HEADCOUNT);
        return staff == null ? Trend.of(own, end) : Trend.beside(own, staff, end);
    }

    /** Distances of these measures, where the cell has them, from their trends of {@code end}, by id. */
    Map<String, MonthlySeries> until(YearMonth end, Set<String> ids) {
        Map<String, MonthlySeries> distances = new LinkedHashMap<>();
        logs.forEach((measure, series) -> {
            if (ids.contains(measure.id())) {
                distances.put(measure.id(), trend(measure, end).deviations(series));
            }
        });
        return distances;
    }
}
