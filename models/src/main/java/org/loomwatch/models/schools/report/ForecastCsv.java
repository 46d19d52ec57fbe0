package org.loomwatch.models.schools.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.loomwatch.models.schools.ForecastSummary;
import org.loomwatch.models.schools.backtest.ForecastInputs;
import org.loomwatch.models.schools.backtest.LevelForecast;
import org.loomwatch.models.schools.backtest.OriginForecast;
import org.loomwatch.models.schools.data.CsvOutput;
import org.loomwatch.models.schools.scenario.GapRisk;
import org.loomwatch.models.schools.scenario.SchoolForecast;

/** Writes the forecast's tables and sums them up on the way. */
public final class ForecastCsv {

    private static final int TIGHTEST = 10;

    private final SchoolForecast forecast;
    private final SortedMap<Integer, Double> pupils = new TreeMap<>();
    private final SortedMap<Integer, Double> expectedGap = new TreeMap<>();
    private final SortedMap<Integer, Double> gap90 = new TreeMap<>();
    private final Map<String, ForecastSummary.TightArea> worst = new TreeMap<>();

    private ForecastCsv(SchoolForecast forecast) {
        this.forecast = forecast;
    }

    /** Writes {@code forecasts.csv} (area and grade, with the risk of missing places) and {@code totals.csv}. */
    public static ForecastSummary write(
            Path out,
            ForecastInputs inputs,
            OriginForecast last,
            SchoolForecast forecast,
            Map<String, Long> findings,
            DoubleSupplier seconds) {
        ForecastCsv writer = new ForecastCsv(forecast);
        writer.writeGrades(out.resolve("forecasts.csv"));
        writer.writeTotals(out.resolve("totals.csv"), inputs, last);
        List<ForecastSummary.TightArea> tightest = new ArrayList<>(writer.worst.values());
        tightest.sort(Comparator.comparingDouble(ForecastSummary.TightArea::expectedGap)
                .reversed()
                .thenComparing(ForecastSummary.TightArea::area));
        return new ForecastSummary(
                forecast.areas().size(),
                forecast.originYear(),
                writer.pupils,
                forecast.capacity().isEmpty() ? new TreeMap<>() : writer.expectedGap,
                forecast.capacity().isEmpty() ? new TreeMap<>() : writer.gap90,
                tightest.subList(0, Math.min(TIGHTEST, tightest.size())),
                findings,
                seconds.getAsDouble());
    }

    private void writeGrades(Path file) {
        try (CsvOutput csv = new CsvOutput(
                file, "area,grade,year,pupils,low_80,high_80,places,probability_short,expected_gap,gap_90")) {
            for (int a = 0; a < forecast.areas().size(); a++) {
                for (int grade = forecast.firstGrade(); grade <= forecast.lastGrade(); grade++) {
                    for (int year = forecast.originYear() + 1; year <= forecast.lastYear(); year++) {
                        GapRisk risk = forecast.risk(a, grade, year);
                        pupils.merge(year, risk.pupils(), Double::sum);
                        if (risk.places().isPresent()) {
                            count(forecast.areas().get(a), grade, year, risk);
                        }
                        if (risk.pupils() > 0 || risk.places().isPresent()) {
                            csv.row(
                                    forecast.areas().get(a),
                                    grade,
                                    year,
                                    risk.pupils(),
                                    risk.low80(),
                                    risk.high80(),
                                    risk.places().orElse(Double.NaN),
                                    risk.probabilityShort(),
                                    risk.expectedGap(),
                                    risk.gap90());
                        }
                    }
                }
            }
        }
    }

    private void count(String area, int grade, int year, GapRisk risk) {
        expectedGap.merge(year, risk.expectedGap(), Double::sum);
        gap90.merge(year, risk.gap90(), Double::sum);
        var tight = new ForecastSummary.TightArea(
                area, year, grade, risk.probabilityShort(), risk.expectedGap(), risk.gap90());
        worst.merge(area, tight, (a, b) -> b.expectedGap() > a.expectedGap() ? b : a);
    }

    /** Totals by level; areas as changed by coming events, groups and district as forecast. */
    private void writeTotals(Path file, ForecastInputs inputs, OriginForecast last) {
        try (CsvOutput csv = new CsvOutput(file, "level,area,year,pupils,low_80,high_80,pupils_now")) {
            for (LevelForecast level : last.levels()) {
                boolean areas = level.equals(last.areas());
                for (int n = 0; n < level.history().size(); n++) {
                    for (int h = 0; h < inputs.horizon(); h++) {
                        int year = forecast.originYear() + h + 1;
                        double total = level.total(n, h);
                        double shown = areas ? forecast.total(n, year) : total;
                        double factor = total > 0 ? shown / total : 1;
                        csv.row(
                                level.history().level(),
                                level.history().ids().get(n),
                                year,
                                shown,
                                level.totalQuantile(n, h, 0.10) * factor,
                                level.totalQuantile(n, h, 0.90) * factor,
                                level.history().totalNow(n));
                    }
                }
            }
        }
    }
}
