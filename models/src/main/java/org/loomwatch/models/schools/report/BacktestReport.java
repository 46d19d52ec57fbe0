package org.loomwatch.models.schools.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.loomwatch.models.report.ReportPage;
import org.loomwatch.models.schools.BacktestSummary;
import org.loomwatch.models.schools.backtest.Backtest;
import org.loomwatch.models.schools.backtest.Measures;
import org.loomwatch.models.schools.data.Finding;
import org.loomwatch.models.schools.data.Numbers;

/** The backtest as a page: errors by years ahead, size and grade beside the baselines; models chosen; findings. */
public final class BacktestReport {

    private static final int MOST_FINDINGS = 200;

    private BacktestReport() {}

    public static void write(
            Path file,
            BacktestSummary summary,
            Measures measures,
            List<Backtest.Choice> choices,
            List<Finding> findings) {
        ReportPage page = new ReportPage();
        page.heading(1, "学位预测回测 School-place forecast: backtest")
                .paragraph(
                        ("%d areas, origins %s. At each origin the forecast, the choice of model and the intervals use "
                                        + "only data known in that year. Errors in percent; signed error above zero means the forecast was too high.")
                                .formatted(summary.areas(), summary.originYears()))
                .heading(2, "区域总数（占学生五分之四的区域） Totals of the areas that hold four fifths of the pupils")
                .table(horizonHeader(), horizonRows(measures.headline()))
                .charts(List.of(errorChart(measures.headline())))
                .heading(2, "全部区域 All areas with at least 20 pupils")
                .table(horizonHeader(), horizonRows(measures.totals("area")));
        for (String level : List.of("group", "district")) {
            if (!measures.totals(level).isEmpty()) {
                page.heading(2, level.equals("group") ? "片区总数 Groups" : "全区总数 District")
                        .table(horizonHeader(), horizonRows(measures.totals(level)));
            }
        }
        page.heading(2, "按规模 By size in the origin year");
        measures.bySize().forEach((size, cells) -> page.heading(3, size + "+ 名学生 pupils")
                .table(horizonHeader(), horizonRows(cells)));
        page.heading(2, "年级 Single grades of all areas, by years ahead")
                .table(horizonHeader(), horizonRows(measures.gradesByAhead()))
                .heading(2, "按年级 By grade, all years ahead")
                .table(gradeHeader(), gradeRows(measures.byGrade()))
                .heading(2, "所选模型 Models chosen at each origin (totals / grades), by years ahead")
                .table(List.of("origin", "level", "totals", "grades"), choiceRows(choices))
                .heading(2, "数据问题 Findings about the data");
        if (findings.size() > MOST_FINDINGS) {
            page.paragraph("%d findings; the first %d are shown, all are in findings.csv."
                    .formatted(findings.size(), MOST_FINDINGS));
        }
        page.table(
                List.of("kind", "area", "year", "message"),
                findings.stream()
                        .limit(MOST_FINDINGS)
                        .map(f -> List.of(
                                f.kind().id(), f.area(), f.year() == 0 ? "" : String.valueOf(f.year()), f.message()))
                        .toList());
        page.write(file, "学位预测回测 School-place forecast: backtest");
    }

    private static List<String> horizonHeader() {
        return List.of(
                "年数 years ahead",
                "n",
                "MAPE",
                "不变 no change",
                "朴素升级率 plain ratios",
                "偏差 signed",
                "WAPE",
                "WAPE no change",
                "80 % coverage");
    }

    private static List<List<String>> horizonRows(SortedMap<Integer, Measures.Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        cells.forEach((ahead, cell) -> rows.add(List.of(
                String.valueOf(ahead),
                String.valueOf(cell.count()),
                Numbers.plain(cell.mape()),
                Numbers.plain(cell.mapeNoChange()),
                Numbers.plain(cell.mapePlainRatio()),
                Numbers.plain(cell.signedError()),
                Numbers.plain(cell.wape()),
                Numbers.plain(cell.wapeNoChange()),
                Numbers.plain(100 * cell.coverage80(), 1) + " %")));
        return rows;
    }

    private static String errorChart(SortedMap<Integer, Measures.Cell> cells) {
        return new LineChart("MAPE by years ahead, %", true)
                .line("forecast 预测", keys(cells), values(cells, Measures.Cell::mape))
                .line("no change 不变", keys(cells), values(cells, Measures.Cell::mapeNoChange))
                .line("plain ratios 朴素", keys(cells), values(cells, Measures.Cell::mapePlainRatio))
                .svg();
    }

    private static List<Double> keys(Map<Integer, Measures.Cell> cells) {
        return cells.keySet().stream().map(Integer::doubleValue).toList();
    }

    private static List<Double> values(Map<Integer, Measures.Cell> cells, ToDoubleFunction<Measures.Cell> value) {
        return cells.values().stream().map(value::applyAsDouble).toList();
    }

    private static List<String> gradeHeader() {
        return List.of("年级 grade", "n", "WAPE", "WAPE no change", "偏差 signed", "80 % coverage");
    }

    private static List<List<String>> gradeRows(SortedMap<Integer, Measures.Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        cells.forEach((grade, cell) -> rows.add(List.of(
                String.valueOf(grade),
                String.valueOf(cell.count()),
                Numbers.plain(cell.wape()),
                Numbers.plain(cell.wapeNoChange()),
                Numbers.plain(cell.signedError()),
                Numbers.plain(100 * cell.coverage80(), 1) + " %")));
        return rows;
    }

    private static List<List<String>> choiceRows(List<Backtest.Choice> choices) {
        return choices.stream()
                .map(choice -> List.of(
                        String.valueOf(choice.originYear()),
                        choice.level(),
                        String.join(", ", choice.totalModels()),
                        String.join(", ", choice.gradeModels())))
                .toList();
    }
}
