package org.loomwatch.models.economy.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * How many enterprises are there: each from the month it was founded, or first reported, to the month of its last report.
 * Whether an enterprise that fell silent is gone is known only after some months, so the last ones are left open.
 */
public final class EnterpriseStock {

    /** An enterprise silent for this long, in every feed, is gone. */
    public static final int SILENT_MONTHS = 3;

    private EnterpriseStock() {}

    /** One cell's enterprises: stock at the end, founded and gone in each month. */
    public record Stock(Cell cell, MonthlySeries active, MonthlySeries founded, MonthlySeries gone) {}

    /** Stocks of all cells as known when month {@code vintage} closed. */
    public static List<Stock> of(EnterprisePanel panel, int vintage) {
        int months = Math.min(panel.months(), vintage + 1);
        int known = Math.max(1, months - SILENT_MONTHS);
        List<EnterprisePanel.Known> measures = EconomicMeasure.listReported().stream()
                .map(measure -> panel.known(measure, vintage))
                .toList();
        List<Cell> cells = panel.cells().list();
        int[][][] counts = new int[cells.size()][3][months];
        boolean[] present = new boolean[cells.size()];
        for (int i = 0; i < panel.members().size(); i++) {
            int first = firstReport(measures, i, months);
            if (first == months) {
                continue;
            }
            EnterprisePanel.Member member = panel.members().get(i);
            int last = lastReport(measures, i, months);
            int from = Math.max(0, Math.min(first, member.founded()));
            int to = last >= known ? months - 1 : last;
            for (int position : panel.cells().of(i)) {
                int[][] own = counts[position];
                present[position] = true;
                for (int t = from; t <= to; t++) {
                    own[0][t]++;
                }
                if (from > 0) {
                    own[1][from]++;
                }
                if (to < months - 1) {
                    own[2][to + 1]++;
                }
            }
        }
        List<Stock> stocks = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            if (present[c]) {
                stocks.add(new Stock(
                        cells.get(c),
                        series(panel, counts[c][0], known),
                        series(panel, counts[c][1], known),
                        series(panel, counts[c][2], known)));
            }
        }
        return stocks;
    }

    private static MonthlySeries series(EnterprisePanel panel, int[] counts, int known) {
        return MonthlySeries.of(
                panel.start(),
                IntStream.range(0, counts.length)
                        .mapToDouble(t -> t < known ? counts[t] : Double.NaN)
                        .toArray());
    }

    private static int firstReport(List<EnterprisePanel.Known> measures, int member, int months) {
        int t = 0;
        while (t < months && !isReported(measures, t, member)) {
            t++;
        }
        return t;
    }

    private static int lastReport(List<EnterprisePanel.Known> measures, int member, int months) {
        int t = months - 1;
        while (t > 0 && !isReported(measures, t, member)) {
            t--;
        }
        return t;
    }

    private static boolean isReported(List<EnterprisePanel.Known> measures, int month, int member) {
        for (EnterprisePanel.Known measure : measures) {
            if (!Float.isNaN(measure.log(month, member))) {
                return true;
            }
        }
        return false;
    }
}
