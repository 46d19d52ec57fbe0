package org.loomwatch.models.economy.index;

/**
 * How an index forecast itself in pseudo-real time: every forecast made with the data of its day, judged by the newest index.
 *
 * @param regime {@code all}, {@code calm} or {@code crisis}
 * @param rmse of the factor model, {@code rmseAr1} of an AR(1) on the index as known that day, {@code rmseMean} of its mean
 * @param cover80 share of the newest values inside the 80 % intervals, 0 to 1
 */
public record BacktestRow(
        IndexKind kind,
        int horizon,
        String regime,
        int forecasts,
        double rmse,
        double rmseAr1,
        double rmseMean,
        double cover80,
        double cover95) {}
