package org.loomwatch.models.labor.backtest;

import java.util.List;
import org.loomwatch.models.labor.metrics.Bootstrap;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.panel.LabelledPanel;
import org.loomwatch.models.labor.selection.Search;

/**
 * Everything a report tells.
 *
 * @param baselines what simpler lists would have been worth on the same rows
 * @param drift features that have moved most between training and test, by population stability index
 */
public record BacktestResult(
        LabelledPanel panel,
        Predictions predictions,
        Search.Choice choice,
        Figures figures,
        Bootstrap bootstrap,
        List<Baseline> baselines,
        List<Drift> drift,
        String design) {

    /** A list that needs no model. */
    public record Baseline(String nameZh, String nameEn, Figures figures) {}

    /** How far a feature has moved. */
    public record Drift(String feature, double stabilityIndex) {}
}
