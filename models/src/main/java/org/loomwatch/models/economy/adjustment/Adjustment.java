package org.loomwatch.models.economy.adjustment;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * A seasonally adjusted series and its components, over the months of the original series. At months that have no value
 * the components are the model's estimates; outside the observed span they are missing.
 *
 * @param multiplicative {@code adjusted = value / seasonal} and {@code irregular = adjusted / trend}; otherwise differences
 * @param seasonal everything taken out: seasonal pattern, trading days, moving holidays
 * @param notes what a reader should know: why a fallback was taken, which effect was left out
 * @param diagnostics present for X-13
 */
public record Adjustment(
        AdjustmentMethod method,
        boolean multiplicative,
        MonthlySeries value,
        MonthlySeries adjusted,
        MonthlySeries trend,
        MonthlySeries seasonal,
        MonthlySeries irregular,
        List<String> notes,
        Optional<AdjustmentDiagnostics> diagnostics) {

    public Adjustment {
        notes = List.copyOf(notes);
    }

    /** Builds the result from the completed series, its adjusted form and trend, which must share their months. */
    static Adjustment of(
            AdjustmentMethod method,
            boolean multiplicative,
            MonthlySeries value,
            MonthlySeries completed,
            MonthlySeries adjusted,
            MonthlySeries trend,
            List<String> notes,
            Optional<AdjustmentDiagnostics> diagnostics) {
        DoubleBinaryOperator remove = multiplicative ? (left, right) -> left / right : (left, right) -> left - right;
        MonthlySeries seasonal = completed.combine(adjusted, remove);
        MonthlySeries irregular = adjusted.combine(trend, remove);
        return new Adjustment(
                method,
                multiplicative,
                value,
                adjusted.over(value),
                trend.over(value),
                seasonal.over(value),
                irregular.over(value),
                notes,
                diagnostics);
    }
}
