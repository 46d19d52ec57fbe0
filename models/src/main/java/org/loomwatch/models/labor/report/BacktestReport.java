package org.loomwatch.models.labor.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.loomwatch.models.labor.backtest.BacktestResult;
import org.loomwatch.models.labor.backtest.Predictions;
import org.loomwatch.models.labor.metrics.Bootstrap;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.metrics.StabilityIndex;
import org.loomwatch.models.labor.panel.Finding;
import org.loomwatch.models.report.ReportPage;

/** The backtest as a page: what the model is worth beside simpler lists, where it errs, and on what data. */
public final class BacktestReport {

    private static final String TITLE = "预警回测 Warning backtest";
    private static final double[] SHARES = {0.01, 0.02, 0.05, 0.10, 0.20};
    private static final int MOST_TRIALS = 20;
    private static final int MOST_FINDINGS = 100;

    private BacktestReport() {}

    public static void write(Path file, BacktestResult result) {
        Predictions predictions = result.predictions();
        ReportPage page = new ReportPage()
                .heading(1, TITLE)
                .paragraph(result.design() + ".")
                .paragraph("模型 Model: " + result.choice().name())
                .paragraph("校准 Calibration: %s; %d fits in the search."
                        .formatted(
                                result.choice().calibration().kind(),
                                result.choice().fits()))
                .heading(2, "总体 Overall, with 95 % intervals by bootstrap of entities")
                .table(List.of("指标 figure", "值 value", "95 %"), overall(result))
                .heading(2, "与基线比较 Beside lists that need no model")
                .table(List.of("", "AUC", "PR-AUC", "KS", "precision 5 %", "recall 5 %"), baselines(result))
                .charts(new Curves(predictions.labels(), predictions.probabilities()).svgs())
                .heading(2, "可靠性 Reliability, tenths of the rows by probability")
                .table(List.of("行 rows", "预测 predicted", "实际 observed", "95 %", "事件 events"), reliability(predictions))
                .heading(2, "名单长度 Length of the list")
                .table(
                        List.of("占比 share", "行 rows", "命中 events", "精确率 precision", "95 %", "召回率 recall", "提升 lift"),
                        lengths(predictions));
        if (result.panel().hasTime()) {
            LeadTimes leads = LeadTimes.of(predictions);
            page.heading(
                            2,
                            "提前量 Lead time: times on the 5 % list before an entity's first event; median "
                                    + leads.median())
                    .table(List.of("提前 times ahead", "主体 entities"), leads.rows())
                    .heading(2, "按时间 By time")
                    .table(partsHeader(), parts(predictions, predictions::time, predictions::timeName));
        }
        page.heading(2, "按行业或分组 By industry or group");
        if (predictions.size() > 0 && predictions.group(0).isEmpty()) {
            page.paragraph("没有指定分组列 No column was given with --group.");
        } else {
            page.table(partsHeader(), parts(predictions, predictions::group, predictions::group));
        }
        page.heading(2, "漂移 Drift between training and test: features with the largest population stability index")
                .table(List.of("特征 feature", "PSI", ""), drift(result))
                .heading(2, "试过的模型 Models tried, by log-loss on rows they had not seen")
                .table(List.of("模型 model", "log-loss", "AUC", "PR-AUC"), trials(result))
                .heading(2, "数据问题 Findings about the data")
                .table(List.of("类型 kind", "对象 subject", "说明 message"), findings(result))
                .write(file, TITLE);
    }

    private static List<List<String>> overall(BacktestResult result) {
        Figures figures = result.figures();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("行 rows", String.valueOf(figures.rows()), ""));
        rows.add(List.of("事件 events", String.valueOf(figures.events()), ""));
        Map<String, ToDoubleFunction<Figures>> all = new LinkedHashMap<>();
        all.put("AUC", Figures::auc);
        all.put("PR-AUC", Figures::prAuc);
        all.put("KS", Figures::ks);
        all.put("Brier", Figures::brier);
        all.put("ECE", Figures::ece);
        all.put("平均概率 mean probability", Figures::meanProbability);
        all.put("实际比例 observed rate", f -> (double) f.events() / f.rows());
        all.put("前 5 % 精确率 precision at 5 %", Figures::precisionAt5);
        all.put("前 5 % 召回率 recall at 5 %", Figures::recallAt5);
        all.forEach((name, figure) -> {
            Bootstrap.Interval interval = result.bootstrap().interval(figure);
            rows.add(List.of(
                    name,
                    number(figure.applyAsDouble(figures)),
                    number(interval.low()) + " – " + number(interval.high())));
        });
        return rows;
    }

    private static List<List<String>> baselines(BacktestResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(order("模型 model", result.figures()));
        result.baselines()
                .forEach(baseline -> rows.add(order(baseline.nameZh() + " " + baseline.nameEn(), baseline.figures())));
        return rows;
    }

    private static List<String> order(String name, Figures f) {
        return List.of(
                name,
                number(f.auc()),
                number(f.prAuc()),
                number(f.ks()),
                number(f.precisionAt5()),
                number(f.recallAt5()));
    }

    private static List<List<String>> reliability(Predictions predictions) {
        return Figures.bins(predictions.labels(), predictions.probabilities(), 10).stream()
                .map(bin -> {
                    double[] band = Curves.wilson(bin.events(), bin.rows());
                    return List.of(
                            String.valueOf(bin.rows()),
                            number(bin.meanProbability()),
                            number(bin.observed()),
                            number(band[0]) + " – " + number(band[1]),
                            String.valueOf(bin.events()));
                })
                .toList();
    }

    private static List<List<String>> lengths(Predictions predictions) {
        List<List<String>> rows = new ArrayList<>();
        double events = 0;
        for (byte label : predictions.labels()) {
            events += label;
        }
        for (double share : SHARES) {
            int k = Ranking.count(predictions.size(), share);
            double hits = Ranking.eventsWithin(predictions.labels(), predictions.probabilities(), share);
            double[] band = Curves.wilson(hits, k);
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.0f %%", 100 * share),
                    String.valueOf(k),
                    String.format(Locale.ROOT, "%.0f", hits),
                    number(hits / k),
                    number(band[0]) + " – " + number(band[1]),
                    number(hits / events),
                    number(hits / k / (events / predictions.size()))));
        }
        return rows;
    }

    private static List<String> partsHeader() {
        return List.of("", "行 rows", "事件 events", "实际 observed", "预测 predicted", "AUC", "PR-AUC", "precision 5 %");
    }

    private static <K extends Comparable<K>> List<List<String>> parts(
            Predictions predictions, IntFunction<K> key, IntFunction<String> name) {
        Map<K, List<Integer>> parts = new TreeMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            parts.computeIfAbsent(key.apply(i), any -> new ArrayList<>()).add(i);
        }
        List<List<String>> rows = new ArrayList<>();
        parts.values().forEach(indices -> {
            byte[] labels = new byte[indices.size()];
            double[] probabilities = new double[indices.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = predictions.labels()[indices.get(i)];
                probabilities[i] = predictions.probabilities()[indices.get(i)];
            }
            Figures f = Figures.of(labels, probabilities);
            rows.add(List.of(
                    name.apply(indices.get(0)),
                    String.valueOf(f.rows()),
                    String.valueOf(f.events()),
                    number((double) f.events() / f.rows()),
                    number(f.meanProbability()),
                    number(f.auc()),
                    number(f.prAuc()),
                    number(f.precisionAt5())));
        });
        return rows;
    }

    private static List<List<String>> drift(BacktestResult result) {
        return result.drift().stream()
                .map(drift -> List.of(
                        drift.feature(),
                        number(drift.stabilityIndex()),
                        drift.stabilityIndex() > StabilityIndex.ALARM ? "▲" : ""))
                .toList();
    }

    private static List<List<String>> trials(BacktestResult result) {
        return result.choice().trials().stream()
                .limit(MOST_TRIALS)
                .map(trial -> List.of(
                        trial.name(),
                        String.format(Locale.ROOT, "%.5f", trial.logLoss()),
                        number(trial.auc()),
                        number(trial.prAuc())))
                .toList();
    }

    private static List<List<String>> findings(BacktestResult result) {
        List<Finding> all = result.panel().findings();
        return all.isEmpty()
                ? List.of(List.of("–", "", "无 none"))
                : all.stream()
                        .limit(MOST_FINDINGS)
                        .map(finding -> List.of(finding.kind(), finding.subject(), finding.message()))
                        .toList();
    }

    static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.4f", value);
    }
}
