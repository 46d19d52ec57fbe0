package org.loomwatch.models.labor.district;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * What became of a month whose horizon has passed: whether the probabilities came true, of the model at work and of those
 * beside it, and how many warnings of each grade were right. What a visit averted was right.
 */
final class MaturedWatch {

    /** Months until what happened in the last one is known. */
    static final int REPORTING_MONTHS = 1;

    /** Observed ÷ predicted beyond this, or below its inverse, is an alarm where chance does not explain it. */
    private static final double RATIO_ALARM = 1.5;

    private static final double DEVIATIONS = 2;

    private final ClickHouse clickHouse;
    private final Disputes disputes;
    private final int horizon;

    MaturedWatch(ClickHouse clickHouse, Disputes disputes, int horizon) {
        this.clickHouse = clickHouse;
        this.disputes = disputes;
        this.horizon = horizon;
    }

    List<WatchFigure> figures(YearMonth month) {
        List<WatchFigure> figures = new ArrayList<>();
        scores(month).forEach((model, scored) -> {
            byte[] labels = scored.labels();
            double[] probabilities = scored.probabilities();
            Figures f = Figures.of(labels, probabilities);
            double ratio = f.events() / Math.max(1e-9, f.meanProbability() * f.rows());
            double deviation = Math.sqrt(f.meanProbability() * (1 - f.meanProbability()) * f.rows());
            boolean off = ratio > RATIO_ALARM || ratio < 1 / RATIO_ALARM;
            boolean chance = Math.abs(f.events() - f.meanProbability() * f.rows()) < DEVIATIONS * deviation;
            figures.add(new WatchFigure(month, model, "mean_probability", "", f.meanProbability(), false));
            figures.add(new WatchFigure(month, model, "observed_rate", "", (double) f.events() / f.rows(), false));
            figures.add(new WatchFigure(month, model, "calibration_ratio", "", ratio, off && !chance));
            figures.add(new WatchFigure(month, model, "ece", "", f.ece(), false));
            if (!Double.isNaN(f.auc())) {
                figures.add(new WatchFigure(month, model, "auc", "", f.auc(), false));
            }
            figures.add(new WatchFigure(month, model, "precision_at_5", "", f.precisionAt5(), false));
        });
        figures.addAll(precision(month));
        return figures;
    }

    /** What a model said of a month, beside what happened. */
    private static final class Scored {
        private final List<Byte> labels = new ArrayList<>();
        private final List<Double> probabilities = new ArrayList<>();

        byte[] labels() {
            byte[] all = new byte[labels.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = labels.get(i);
            }
            return all;
        }

        double[] probabilities() {
            return probabilities.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private Map<String, Scored> scores(YearMonth month) {
        int at = DistrictRows.number(month);
        return clickHouse.read(connection -> {
            Map<String, Scored> found = new TreeMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT model, uscc, probability FROM enterprise_score FINAL WHERE theme = ? AND month = toDate(?)"
                            + " ORDER BY model, uscc")) {
                statement.setString(1, Warning.LABOR_DISPUTE);
                statement.setString(2, month.atDay(1).toString());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Scored scored = found.computeIfAbsent(rows.getString(1), key -> new Scored());
                        scored.labels.add(disputes.label(rows.getString(2), at, horizon));
                        scored.probabilities.add(rows.getDouble(3));
                    }
                }
            }
            return found;
        });
    }

    /** Warnings of one grade, or of the audit. */
    private static final class Right {
        private int warnings;
        private int events;
        private double promised;
    }

    private List<WatchFigure> precision(YearMonth month) {
        int at = DistrictRows.number(month);
        Map<String, Map<String, Right>> byModel = clickHouse.read(connection -> {
            Map<String, Map<String, Right>> found = new TreeMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT model, if(queue = 'audit', 'audit', grade), uscc, probability FROM warning FINAL"
                            + " WHERE theme = ? AND month = toDate(?) AND (grade <> 'none' OR queue = 'audit')")) {
                statement.setString(1, Warning.LABOR_DISPUTE);
                statement.setString(2, month.atDay(1).toString());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Right right = found.computeIfAbsent(rows.getString(1), key -> new TreeMap<>())
                                .computeIfAbsent(rows.getString(2), key -> new Right());
                        right.warnings++;
                        right.events += disputes.label(rows.getString(3), at, horizon);
                        right.promised += rows.getDouble(4);
                    }
                }
            }
            return found;
        });
        List<WatchFigure> figures = new ArrayList<>();
        byModel.forEach((model, grades) -> grades.forEach((grade, right) -> {
            double deviation = Math.sqrt(right.promised * Math.max(0, 1 - right.promised / right.warnings));
            boolean fewer = right.events < right.promised - DEVIATIONS * deviation;
            figures.add(new WatchFigure(month, model, "warnings", grade, right.warnings, false));
            figures.add(
                    new WatchFigure(month, model, "precision", grade, (double) right.events / right.warnings, fewer));
        }));
        return figures;
    }
}
