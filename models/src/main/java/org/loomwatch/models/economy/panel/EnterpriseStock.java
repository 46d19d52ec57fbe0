package org.loomwatch.models.economy.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map<Cell, int[][]> counts =
                new TreeMap<>(Comparator.comparing(Cell::scope).thenComparing(Cell::key));
        for (int i = 0; i < panel.members().size(); i++) {
            int first = firstReport(panel, i, months, vintage);
            if (first == months) {
                continue;
            }
            EnterprisePanel.Member member = panel.members().get(i);
            int last = lastReport(panel, i, months, vintage);
            int from = Math.max(0, Math.min(first, member.founded()));
            int to = last >= known ? months - 1 : last;
            List<Cell> cells = new ArrayList<>(List.of(Cell.DISTRICT));
            if (!member.street().isEmpty()) {
                cells.add(Cell.street(member.street()));
            }
            if (!member.section().isEmpty()) {
                cells.add(Cell.industry(member.section()));
            }
            for (Cell cell : cells) {
                int[][] own = counts.computeIfAbsent(cell, key -> new int[3][months]);
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
        counts.forEach((cell, own) -> stocks.add(new Stock(
                cell, series(panel, own[0], known), series(panel, own[1], known), series(panel, own[2], known))));
        return stocks;
    }

    private static MonthlySeries series(EnterprisePanel panel, int[] counts, int known) {
        return MonthlySeries.of(
                panel.start(),
                IntStream.range(0, counts.length)
                        .mapToDouble(t -> t < known ? counts[t] : Double.NaN)
                        .toArray());
    }

    private static int firstReport(EnterprisePanel panel, int member, int months, int vintage) {
        int t = 0;
        while (t < months && !isReported(panel, t, member, vintage)) {
            t++;
        }
        return t;
    }

    private static int lastReport(EnterprisePanel panel, int member, int months, int vintage) {
        int t = months - 1;
        while (t > 0 && !isReported(panel, t, member, vintage)) {
            t--;
        }
        return t;
    }

    private static boolean isReported(EnterprisePanel panel, int month, int member, int vintage) {
        for (EconomicMeasure measure : EconomicMeasure.listReported()) {
            if (!Float.isNaN(panel.value(measure, month, member, vintage))) {
                return true;
            }
        }
        return false;
    }
}
