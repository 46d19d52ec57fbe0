package org.loomwatch.api.cli;

import java.time.Clock;
import java.util.Optional;
import org.loomwatch.models.schools.vintage.ForecastRun;
import org.loomwatch.models.schools.vintage.ForecastVintages;
import org.loomwatch.store.Stores;

/** Forecasts school places from what is stored, and keeps the forecast. */
final class SchoolsStep {

    private SchoolsStep() {}

    static Optional<ForecastRun> run(Stores stores, int horizon, long seed, Progress progress) throws Exception {
        return progress.run(
                "forecasting school places",
                () -> new ForecastVintages(stores.clickHouse(), Clock.systemUTC()).make(horizon, seed),
                SchoolsStep::describe);
    }

    static String describe(Optional<ForecastRun> run) {
        return run.map(made -> "%d areas from %d on%s"
                        .formatted(made.areas(), made.originYear(), made.isNew() ? "" : ", nothing new"))
                .orElse("no enrolment loaded");
    }
}
