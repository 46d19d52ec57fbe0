package org.loomwatch.models.schools;

import java.util.List;
import org.loomwatch.models.schools.backtest.BacktestRow;
import org.loomwatch.models.schools.backtest.OriginForecast;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.Finding;
import org.loomwatch.models.schools.scenario.SchoolForecast;

/**
 * A forecast with all that is kept of it.
 *
 * @param panel the past as the forecast saw it
 * @param forecast the coming years, dated events of the future applied
 * @param last the same before these events, on every level, with the models chosen
 * @param backtest how good forecasts from past years would have been
 * @param hindcasts what the last years' forecasts of single grades would have said, beside what came
 * @param findings everything odd about the data
 */
public record DistrictForecast(
        SchoolInputs inputs,
        EnrolmentPanel panel,
        SchoolForecast forecast,
        OriginForecast last,
        BacktestSummary backtest,
        List<BacktestRow> hindcasts,
        List<Finding> findings,
        double seconds) {

    public DistrictForecast {
        hindcasts = List.copyOf(hindcasts);
        findings = List.copyOf(findings);
    }
}
