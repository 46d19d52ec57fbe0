package org.loomwatch.models.schools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.schools.backtest.Backtest;
import org.loomwatch.models.schools.backtest.BacktestRow;
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
 * School-place forecasts, independent of any store: tables in; files and a summary, or the forecast itself, out.
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
        Backtest backtest = new Backtest(inputs, firstOrigin(inputs));
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

    /** Backtest and forecast in one pass over the past, for keeping. */
    public DistrictForecast district(SchoolInputs tables) {
        long start = System.nanoTime();
        LoadedData data = LoadedData.read(tables);
        ForecastInputs inputs = data.inputs();
        int firstKept = inputs.panel().lastYear() - inputs.horizon();
        List<BacktestRow> hindcasts = new ArrayList<>();
        Measures measures = new Measures();
        OriginForecast last = new Backtest(inputs, firstOrigin(inputs)).run(row -> {
            measures.accept(row);
            if (row.originYear() >= firstKept && row.level().equals("area") && row.grade() != BacktestRow.TOTAL) {
                hindcasts.add(row);
            }
        });
        List<Finding> findings = withShocks(data, last);
        int areas = inputs.panel().areas().size();
        return new DistrictForecast(
                tables,
                inputs.panel(),
                schoolForecast(data, last),
                last,
                BacktestSummary.of(areas, measures, findings, seconds(start)),
                hindcasts,
                findings,
                seconds(start));
    }

    /** Compares the base with the scenarios applied one after the other. */
    public ScenarioOutcome compare(SchoolForecast base, List<Scenario> scenarios) {
        return ScenarioOutcome.of(base, scenarios);
    }

    /** Position of the first origin that is scored. */
    static int firstOrigin(ForecastInputs inputs) {
        return Math.max(1, Math.min(YEARS_BEFORE_SCORING - 1, inputs.panel().years() - 2));
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
