package org.loomwatch.api.economy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks for and against the indices of one vintage. */
public record IndexDiagnostics(
        List<AdjustmentItem> adjustments,
        List<BacktestItem> backtest,
        List<RevisionItem> revisions,
        List<ModelItem> models) {

    /** How one of the district's series was adjusted; p-values below 0.01 say that season is left. */
    public record AdjustmentItem(
            String scope,
            String cell,
            String measure,
            String method,
            String arima,
            @Nullable Double q,
            List<Double> mStatistics,
            String seasonality,
            String residualSeasonality,
            @Nullable Double residualPValue,
            @Nullable Double residualQsPValue,
            List<String> outliers,
            List<String> effects,
            List<String> notes) {}

    /** Errors of forecasts made in pseudo-real time, beside an AR(1) and the mean, and how often the intervals held. */
    public record BacktestItem(
            String kind,
            String regime,
            int horizon,
            int forecasts,
            double rmse,
            double rmseAr1,
            double rmseMean,
            double cover80,
            double cover95) {}

    /** Standard deviation of what two months change in a first figure, and of the index's monthly changes. */
    public record RevisionItem(
            String kind,
            int months,
            @Nullable Double deviationOfRevision,
            @Nullable Double deviationOfChanges) {}

    /** A frozen model, {@code parameters} as JSON. */
    public record ModelItem(String kind, String id, String parameters) {}
}
