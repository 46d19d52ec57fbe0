package org.loomwatch.models.economy.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.economy.panel.Cell;

class WideningTest {

    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final double MODEL = 0.01;

    @Test
    void errorsTwiceAsLargeAsTheModelSaysMakeIntervalsTwiceAsWide() {
        Widths widths = new Widening().of(flat(FIRST, 100), cut(0.02));
        assertEquals(List.of(2.0, 2.0, 2.0, 2.0), rounded(widths.byHorizon()));
        assertEquals(2, widths.change(), 1e-9);
    }

    @Test
    void aModelThatDoubtsTooMuchIsTrustedOnlySoFar() {
        assertEquals(
                0.8, new Widening().of(flat(FIRST, 100), cut(0.001)).byHorizon().get(1), 1e-9);
    }

    @Test
    void forecastsThatWereMadeCountBesideThose() {
        Widening widening = new Widening();
        widening.add(flat(FIRST, 100));
        IndexEstimate latest = flat(FIRST.plusMonths(2), 100 * Math.exp(0.06));
        // Twelve of 0.02 and one of 0.06; three months ahead nothing is known yet.
        double expected = Math.sqrt((12 * 0.02 * 0.02 + 0.06 * 0.06) / 13) / MODEL;
        List<Double> factors = widening.of(latest, cut(0.02)).byHorizon();
        assertEquals(expected, factors.get(0), 1e-9);
        assertEquals(expected, factors.get(2), 1e-9);
        assertEquals(2, factors.get(3), 1e-9);
    }

    private static Retrospect cut(double error) {
        List<Double> errors = List.of(error, -error, error);
        return new Retrospect(Collections.nCopies(IndexCalculator.HORIZON + 1, errors), errors, MODEL);
    }

    private static IndexEstimate flat(YearMonth vintage, double value) {
        List<IndexPoint> points = new ArrayList<>();
        for (int t = -6; t <= IndexCalculator.HORIZON; t++) {
            points.add(new IndexPoint(
                    vintage.plusMonths(t),
                    Math.max(0, t),
                    value,
                    value * Math.exp(-IndexCalculator.quantile80(Math.max(0, t)) * MODEL),
                    value * Math.exp(IndexCalculator.quantile80(Math.max(0, t)) * MODEL),
                    value * Math.exp(-IndexCalculator.QUANTILE_95 * MODEL),
                    value * Math.exp(IndexCalculator.QUANTILE_95 * MODEL),
                    null,
                    null));
        }
        return new IndexEstimate(IndexKind.ACTIVITY, Cell.DISTRICT, vintage, "activity-2023-12", points, 0.5, true);
    }

    private static List<Double> rounded(List<Double> values) {
        return values.stream().map(value -> Math.round(value * 1e9) / 1e9).toList();
    }
}
