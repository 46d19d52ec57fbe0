package org.loomwatch.models.economy.adjustment;

import java.util.List;

/**
 * What X-13 says about its own result.
 *
 * @param arimaModel orders as {@code (p,d,q)(P,D,Q)}
 * @param leapYearAdjusted whether February was scaled for leap years before modelling
 * @param mStatistics M1–M11 of Lothian and Morry, from 0 to 3, at most 1 is acceptable; NaN where not defined
 * @param q their weighted mean
 * @param qWithoutM2 the mean without M2
 * @param seasonality whether the series has stable seasonality: {@code present}, {@code probably none},
 *     {@code none}, or {@code unknown} where the series is too short for the test
 * @param residualSeasonality the same question asked of the adjusted series
 * @param residualSeasonalityPValue F-test on seasonal dummies in the adjusted series; small means seasonality is left
 * @param residualSeasonalityQsPValue test on the seasonal autocorrelations of the adjusted series
 */
public record AdjustmentDiagnostics(
        String arimaModel,
        boolean leapYearAdjusted,
        List<Double> mStatistics,
        double q,
        double qWithoutM2,
        String seasonality,
        String residualSeasonality,
        double residualSeasonalityPValue,
        double residualSeasonalityQsPValue,
        List<Outlier> outliers,
        List<CalendarEffect> calendarEffects) {

    public AdjustmentDiagnostics {
        mStatistics = List.copyOf(mStatistics);
        outliers = List.copyOf(outliers);
        calendarEffects = List.copyOf(calendarEffects);
    }
}
