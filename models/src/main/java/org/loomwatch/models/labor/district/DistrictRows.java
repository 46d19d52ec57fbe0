package org.loomwatch.models.labor.district;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.loomwatch.models.labor.panel.FeatureTable;

/** Enterprise-months of the district with their features, in the order of month and USCC. */
final class DistrictRows {

    private final FeatureTable features;
    private final List<String> usccs;
    private final int[] months;

    /** @param months a month as its number of months since year 0 */
    DistrictRows(FeatureTable features, List<String> usccs, int[] months) {
        this.features = features;
        this.usccs = usccs;
        this.months = months;
    }

    FeatureTable features() {
        return features;
    }

    int size() {
        return months.length;
    }

    String uscc(int row) {
        return usccs.get(row);
    }

    int month(int row) {
        return months[row];
    }

    static int number(YearMonth month) {
        return (int) month.getLong(java.time.temporal.ChronoField.PROLEPTIC_MONTH);
    }

    /** The month of a day counted from 1970. */
    static int ofDay(int day) {
        return number(YearMonth.from(LocalDate.ofEpochDay(day)));
    }

    static YearMonth monthOf(long number) {
        return YearMonth.of((int) Math.floorDiv(number, 12), (int) Math.floorMod(number, 12L) + 1);
    }
}
