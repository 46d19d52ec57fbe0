package org.loomwatch.models.labor.backtest;

import java.nio.file.Path;
import java.util.Optional;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.PanelColumns;

/**
 * What to test on what.
 *
 * @param trainUntil last time learnt from; empty for walking forward through the last third of the times
 * @param folds number of folds of a cross-section; 0 for a panel with time
 * @param horizon times that a label looks ahead: rows this close before the test are not learnt from
 * @param budget candidates that the search may try
 */
public record BacktestRequest(
        Path panel,
        PanelColumns columns,
        Optional<String> trainUntil,
        int folds,
        int horizon,
        long seed,
        int budget,
        Path out) {

    public BacktestRequest {
        if (folds != 0 && (folds < 2 || folds > 50)) {
            throw new LaborException("--folds %d: 2 to 50 were expected".formatted(folds));
        }
        if (horizon < 0) {
            throw new LaborException("--horizon %d: 0 or more was expected".formatted(horizon));
        }
        if (budget < 1 || budget > 200) {
            throw new LaborException("--budget %d: 1 to 200 were expected".formatted(budget));
        }
        if (folds == 0 && columns.time().isEmpty()) {
            throw new LaborException("a panel without --time needs --folds");
        }
        if (folds != 0 && trainUntil.isPresent()) {
            throw new LaborException("--train-until and --folds exclude each other");
        }
        if (trainUntil.isPresent() && columns.time().isEmpty()) {
            throw new LaborException("--train-until needs --time");
        }
    }
}
