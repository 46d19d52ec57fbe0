package org.loomwatch.models.schools.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.report.ReportPage;
import org.loomwatch.models.schools.ForecastSummary;
import org.loomwatch.models.schools.backtest.LevelForecast;
import org.loomwatch.models.schools.backtest.OriginForecast;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.data.Numbers;
import org.loomwatch.models.schools.scenario.SchoolForecast;

/** The forecast as a page: the district's curve with its interval, gaps by year, the tightest areas. */
public final class ForecastReport {

    private ForecastReport() {}

    public static void write(
            Path file, EnrolmentPanel panel, OriginForecast last, SchoolForecast forecast, ForecastSummary summary) {
        ReportPage page = new ReportPage();
        page.heading(1, "学位预测 School-place forecast")
                .paragraph(
                        "%d areas; pupils counted up to %d, forecast to %d. 80 %% intervals come from own errors in the backtest."
                                .formatted(summary.areas(), forecast.originYear(), forecast.lastYear()))
                .charts(List.of(districtChart(panel, last)))
                .heading(2, "全区 District")
                .table(
                        List.of("年 year", "学生 pupils", "预期缺口 expected gap", "九成缺口 gap at 90 %"),
                        summary.pupils().keySet().stream()
                                .map(year -> List.of(
                                        String.valueOf(year),
                                        Numbers.plain(summary.pupils().get(year), 0),
                                        Numbers.plain(summary.expectedGap().getOrDefault(year, Double.NaN), 0),
                                        Numbers.plain(summary.gap90().getOrDefault(year, Double.NaN), 0)))
                                .toList())
                .paragraph("Gaps are summed over areas and grades; a surplus in one never covers a gap in another.")
                .heading(2, "最紧张的区域 Tightest areas: their worst grade and year")
                .table(
                        List.of("area", "year", "grade", "P(places < pupils)", "expected gap", "gap at 90 %"),
                        summary.tightest().stream()
                                .map(tight -> List.of(
                                        tight.area(),
                                        String.valueOf(tight.year()),
                                        String.valueOf(tight.grade()),
                                        Numbers.plain(tight.probabilityShort()),
                                        Numbers.plain(tight.expectedGap(), 1),
                                        Numbers.plain(tight.gap90(), 1)))
                                .toList());
        page.write(file, "学位预测 School-place forecast");
    }

    private static String districtChart(EnrolmentPanel panel, OriginForecast last) {
        LevelForecast district = last.levels().get(last.levels().size() - 1);
        List<Double> pastYears = new ArrayList<>();
        List<Double> past = new ArrayList<>();
        for (int t = 0; t < district.history().years(); t++) {
            pastYears.add((double) panel.firstYear() + t);
            past.add(district.history().total(0, t));
        }
        int origin = district.history().years() - 1;
        List<Double> years = new ArrayList<>(List.of((double) panel.lastYear()));
        List<Double> expected = new ArrayList<>(List.of(past.get(origin)));
        List<Double> low = new ArrayList<>(expected);
        List<Double> high = new ArrayList<>(expected);
        for (int h = 0; h < district.totalModels().size(); h++) {
            years.add((double) panel.lastYear() + h + 1);
            expected.add(district.total(0, h));
            low.add(district.totalQuantile(0, h, 0.10));
            high.add(district.totalQuantile(0, h, 0.90));
        }
        return new LineChart("全区学生 Pupils of the district", false)
                .line("counted 在校", pastYears, past)
                .line("forecast 预测", years, expected)
                .line("80 % low 低", years, low)
                .line("80 % high 高", years, high)
                .svg();
    }
}
