package org.loomwatch.models.labor.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The backtest in figures; intervals are 95 %, by bootstrap of entities.
 *
 * @param findings odd things about the data, by kind
 */
public record BacktestSummary(
        String model,
        int rowsTest,
        int positivesTest,
        double auc,
        List<Double> aucCi,
        double prAuc,
        List<Double> prAucCi,
        double ks,
        double brier,
        double ece,
        double meanProbability,
        double observedRate,
        @JsonProperty("precision_at_5pct") double precisionAt5pct,
        @JsonProperty("precision_at_5pct_ci") List<Double> precisionAt5pctCi,
        @JsonProperty("recall_at_5pct") double recallAt5pct,
        Map<String, Integer> findings,
        double seconds) {}
