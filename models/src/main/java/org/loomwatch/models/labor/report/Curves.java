package org.loomwatch.models.labor.report;

import java.util.List;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.models.labor.metrics.Ranking;

/** ROC, precision-recall, reliability and lift of one set of predictions, as charts with 95 % intervals. */
final class Curves {

    private static final int POINTS = 120;
    private static final double Z = 1.96;

    private final byte[] labels;
    private final double[] probabilities;
    private final int[] order;
    private final double events;

    Curves(byte[] labels, double[] probabilities) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.order = Ranking.descending(probabilities);
        double sum = 0;
        for (byte label : labels) {
            sum += label;
        }
        this.events = sum;
    }

    List<String> svgs() {
        return List.of(roc(), precisionRecall(), reliability(), gain(), lift());
    }

    /** Events among the first k in order, at evenly spaced k. */
    private int[] steps() {
        int[] steps = new int[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double share = (double) i / POINTS;
            steps[i] = (int) Math.round(order.length * share * share);
        }
        return steps;
    }

    private double[] hits(int[] steps) {
        double[] hits = new double[steps.length];
        int at = 0;
        double found = 0;
        for (int s = 0; s < steps.length; s++) {
            while (at < steps[s]) {
                found += labels[order[at++]];
            }
            hits[s] = found;
        }
        return hits;
    }

    private String roc() {
        int[] steps = steps();
        double[] hits = hits(steps);
        double[] x = new double[steps.length];
        double[] y = new double[steps.length];
        double[] low = new double[steps.length];
        double[] high = new double[steps.length];
        for (int s = 0; s < steps.length; s++) {
            x[s] = (steps[s] - hits[s]) / (order.length - events);
            y[s] = hits[s] / events;
            double[] band = wilson(hits[s], events);
            low[s] = band[0];
            high[s] = band[1];
        }
        return new Plot("ROC", "误报率 false alarms", "召回率 events found", 1, 1)
                .diagonal()
                .band(x, low, high)
                .line("model 模型", x, y)
                .svg();
    }

    private String precisionRecall() {
        int[] steps = steps();
        double[] hits = hits(steps);
        int n = steps.length - 1;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int s = 1; s <= n; s++) {
            double rows = Math.max(1, steps[s]);
            x[s - 1] = hits[s] / events;
            y[s - 1] = hits[s] / rows;
            double[] band = wilson(hits[s], rows);
            low[s - 1] = band[0];
            high[s - 1] = band[1];
        }
        return new Plot("Precision – recall 精确率–召回率", "召回率 recall", "精确率 precision", 1, 1)
                .band(x, low, high)
                .line("model 模型", x, y)
                .svg();
    }

    private String reliability() {
        List<Figures.Bin> bins = Figures.bins(labels, probabilities, 10);
        double most = 1e-6;
        for (Figures.Bin bin : bins) {
            most = Math.max(most, Math.max(bin.meanProbability(), wilson(bin.events(), bin.rows())[1]));
        }
        Plot plot = new Plot("Reliability 可靠性", "预测 predicted", "实际 observed", most, most).diagonal();
        for (Figures.Bin bin : bins) {
            double[] band = wilson(bin.events(), bin.rows());
            plot.mark(bin.meanProbability(), bin.observed(), band[0], band[1]);
        }
        return plot.svg();
    }

    private String gain() {
        int[] steps = steps();
        double[] hits = hits(steps);
        double[] x = new double[steps.length];
        double[] y = new double[steps.length];
        for (int s = 0; s < steps.length; s++) {
            x[s] = (double) steps[s] / order.length;
            y[s] = hits[s] / events;
        }
        return new Plot("Gain 累计捕获", "名单占比 share listed", "捕获占比 share of events", 1, 1)
                .diagonal()
                .line("model 模型", x, y)
                .svg();
    }

    /** How many times more events a list holds than one drawn at random. */
    private String lift() {
        int[] steps = steps();
        double[] hits = hits(steps);
        int n = steps.length - 1;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double rate = events / order.length;
        double most = 1;
        for (int s = 1; s <= n; s++) {
            double rows = Math.max(1, steps[s]);
            double[] band = wilson(hits[s], rows);
            x[s - 1] = rows / order.length;
            y[s - 1] = hits[s] / rows / rate;
            low[s - 1] = band[0] / rate;
            high[s - 1] = band[1] / rate;
            most = Math.max(most, y[s - 1]);
        }
        return new Plot("Lift 提升", "名单占比 share listed", "倍数 times", 1, most * 1.1)
                .band(x, low, high)
                .line("model 模型", x, y)
                .svg();
    }

    /** Wilson's interval of a share. */
    static double[] wilson(double hits, double rows) {
        double share = hits / rows;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * rows)) / (1 + z2 / rows);
        double half = Z / (1 + z2 / rows) * Math.sqrt(share * (1 - share) / rows + z2 / (4 * rows * rows));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }
}
