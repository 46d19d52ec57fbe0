package org.loomwatch.models.economy.index;

import org.loomwatch.models.economy.adjustment.Adjustment;
import org.loomwatch.models.economy.panel.Cell;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.series.MonthlySeries;

/** One measure of one cell with season and calendar taken out. */
public record AdjustedSeries(Cell cell, EconomicMeasure measure, Adjustment adjustment) {

    /** Logarithms of the adjusted values, only where there was a value to adjust. */
    MonthlySeries logs() {
        MonthlySeries adjusted = adjustment.adjusted();
        double[] logs = new double[adjusted.length()];
        for (int i = 0; i < logs.length; i++) {
            double value = adjusted.value(i);
            logs[i] = adjustment.value().isMissing(i) || !(value > 0) ? Double.NaN : Math.log(value);
        }
        return MonthlySeries.of(adjusted.start(), logs);
    }
}
