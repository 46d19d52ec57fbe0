package org.loomwatch.models.economy.index;

import java.util.List;

/**
 * Everything one run computed.
 *
 * @param vintages district indices of every vintage, oldest first, by kind within
 * @param cells indices of streets and industries at the newest vintage
 * @param series the newest vintage's series
 */
public record IndexRun(
        List<IndexEstimate> vintages,
        List<IndexEstimate> cells,
        List<NewsItem> news,
        List<Contribution> contributions,
        List<BacktestRow> backtest,
        List<RevisionFigures> revisions,
        List<IndexModel> models,
        SeriesVintage series) {

    public IndexRun {
        vintages = List.copyOf(vintages);
        cells = List.copyOf(cells);
        news = List.copyOf(news);
        contributions = List.copyOf(contributions);
        backtest = List.copyOf(backtest);
        revisions = List.copyOf(revisions);
        models = List.copyOf(models);
    }

    /** The newest estimates of the district. */
    public List<IndexEstimate> latest() {
        return vintages.stream()
                .filter(estimate -> estimate.vintage().equals(series.month()))
                .toList();
    }
}
