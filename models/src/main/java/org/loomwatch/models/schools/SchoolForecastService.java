package org.loomwatch.models.schools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.schools.backtest.Backtest;
import org.loomwatch.models.schools.backtest.ForecastEngine;
import org.loomwatch.models.schools.backtest.ForecastInputs;
import org.loomwatch.models.schools.backtest.Measures;
import org.loomwatch.models.schools.backtest.OriginForecast;
import org.loomwatch.models.schools.data.Finding;
import org.loomwatch.models.schools.data.FindingKind;
import org.loomwatch.models.schools.report.BacktestCsv;
import org.loomwatch.models.schools.report.BacktestReport;
import org.loomwatch.models.schools.report.FindingsCsv;
import org.loomwatch.models.schools.report.ForecastCsv;
import org.loomwatch.models.schools.report.ForecastReport;
import org.loomwatch.models.schools.scenario.FutureEvents;
import org.loomwatch.models.schools.scenario.Scenario;
import org.loomwatch.models.schools.scenario.ScenarioOutcome;
import org.loomwatch.models.schools.scenario.SchoolForecast;

/**
 * The school-place commands, independent of any store: files in, files and a summary out.
 *
 * <p>Unusable input is a {@link org.loomwatch.models.schools.data.SchoolDataException} that names file, line, field and
 * what was expected; odd input is a row of {@code findings.csv}.
 */
public final class SchoolForecastService {

    /** Years of history the first scored origin has, if there are that many. */
    private static final int YEARS_BEFORE_SCORING = 4;

    /** Writes {@code report.html, backtest.csv, findings.csv} into {@code out}. */
    public BacktestSummary backtest(SchoolInputs files, Path out) {
        long start = System.nanoTime();
        LoadedData data = LoadedData.read(files);
        ForecastInputs inputs = data.inputs();
        int firstOrigin =
                Math.max(1, Math.min(YEARS_BEFORE_SCORING - 1, inputs.panel().years() - 2));
        Backtest backtest = new Backtest(inputs, firstOrigin);
        Measures measures = new Measures();
        OriginForecast last;
        try (BacktestCsv csv = new BacktestCsv(out.resolve("backtest.csv"))) {
            last = backtest.run(row -> {
                measures.accept(row);
                csv.write(row);
            });
        }
        List<Finding> findings = withShocks(data, last);
        FindingsCsv.write(out.resolve("findings.csv"), findings);
        BacktestSummary summary = BacktestSummary.of(inputs.panel().areas().size(), measures, findings, seconds(start));
        BacktestReport.write(out.resolve("report.html"), summary, measures, backtest.choices(), findings);
        return summary;
    }

    /** Writes {@code report.html, forecasts.csv, totals.csv, findings.csv} into {@code out}. */
    public ForecastSummary forecast(SchoolInputs files, Path out) {
        long start = System.nanoTime();
        LoadedData data = LoadedData.read(files);
        OriginForecast last = lastOrigin(data.inputs());
        SchoolForecast forecast = schoolForecast(data, last);
        List<Finding> findings = withShocks(data, last);
        FindingsCsv.write(out.resolve("findings.csv"), findings);
        ForecastSummary summary =
                ForecastCsv.write(out, data.inputs(), last, forecast, FindingCounts.of(findings), () -> seconds(start));
        ForecastReport.write(out.resolve("report.html"), data.inputs().panel(), last, forecast, summary);
        return summary;
    }

    /** The forecast for the coming years in memory: the base of scenarios. */
    public SchoolForecast forecast(SchoolInputs files) {
        LoadedData data = LoadedData.read(files);
        return schoolForecast(data, lastOrigin(data.inputs()));
    }

    /** Compares the base with the scenarios applied one after the other. */
    public ScenarioOutcome compare(SchoolForecast base, List<Scenario> scenarios) {
        return ScenarioOutcome.of(base, scenarios);
    }

    private static OriginForecast lastOrigin(ForecastInputs inputs) {
        List<OriginForecast> last = new ArrayList<>();
        new ForecastEngine(inputs).run(forecast -> {
            last.clear();
            last.add(forecast);
        });
        return last.get(0);
    }

    private static SchoolForecast schoolForecast(LoadedData data, OriginForecast last) {
        ForecastInputs inputs = data.inputs();
        SchoolForecast forecast = SchoolForecast.of(
                last.areas(),
                inputs.panel().firstGrade(),
                inputs.panel().lastYear(),
                inputs.horizon(),
                data.capacity());
        return FutureEvents.apply(forecast, inputs.events());
    }

    private static List<Finding> withShocks(LoadedData data, OriginForecast last) {
        List<Finding> findings = new ArrayList<>(data.findings());
        int firstYear = data.inputs().panel().firstYear();
        for (int year = 1; year < last.areas().history().years(); year++) {
            if (last.areas().history().transitionWeight(year) == 0) {
                findings.add(new Finding(
                        FindingKind.SHOCK_YEAR,
                        "",
                        firstYear + year,
                        "the district's progression ratios jump into this year; the step is not learnt from"));
            }
        }
        return findings;
    }

    private static double seconds(long start) {
        return Math.rint((System.nanoTime() - start) / 1e7) / 100;
    }
}
