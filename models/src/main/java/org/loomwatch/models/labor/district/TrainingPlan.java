package org.loomwatch.models.labor.district;

import java.time.YearMonth;
import org.loomwatch.models.labor.LaborException;

/**
 * Which months a model is made from. In order of time, with a horizon between each two: months to learn from, months to calibrate
 * by and to set the cut-offs, months to test on. Every label of an earlier part was known before the next part begins.
 */
record TrainingPlan(
        YearMonth learnFrom,
        YearMonth learnUntil,
        YearMonth calibrateFrom,
        YearMonth calibrateUntil,
        YearMonth testFrom,
        YearMonth testUntil) {

    static final int USUAL_TEST_MONTHS = 3;

    private static final int CALIBRATION_MONTHS = 4;

    /** A month until what happened is known. */
    private static final int REPORTING_MONTHS = 1;

    /** Months at the beginning whose indicators lack a history; left out where there are enough without them. */
    private static final int WITHOUT_HISTORY = 6;

    /**
     * @param first first month with figures
     * @param asOf last month with figures; months whose horizon has not passed by then are in no part
     */
    static TrainingPlan of(YearMonth first, YearMonth asOf, int horizon, int testMonths) {
        YearMonth testUntil = asOf.minusMonths(horizon + REPORTING_MONTHS);
        YearMonth testFrom = testUntil.minusMonths(testMonths - 1);
        YearMonth calibrateUntil = testFrom.minusMonths(1 + horizon);
        YearMonth calibrateFrom = calibrateUntil.minusMonths(CALIBRATION_MONTHS - 1);
        YearMonth learnUntil = calibrateFrom.minusMonths(1 + horizon);
        if (learnUntil.isBefore(first.plusMonths(1))) {
            throw new LaborException("%s to %s is too short: at least %d months are needed"
                    .formatted(first, asOf, 3 + 3 * horizon + CALIBRATION_MONTHS + testMonths + REPORTING_MONTHS));
        }
        YearMonth withHistory = first.plusMonths(WITHOUT_HISTORY);
        YearMonth learnFrom = withHistory.isAfter(learnUntil.minusMonths(WITHOUT_HISTORY)) ? first : withHistory;
        return new TrainingPlan(learnFrom, learnUntil, calibrateFrom, calibrateUntil, testFrom, testUntil);
    }
}
