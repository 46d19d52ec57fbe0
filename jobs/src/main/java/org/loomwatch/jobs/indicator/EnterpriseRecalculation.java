package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Recalculates one enterprise from the first month that changed to the horizon, from what is stored and what was added, and
 * hands on exactly the rows that differ from the stored ones. Pure but for the sink.
 */
final class EnterpriseRecalculation {

    private static final int FEEDS = History.FEEDS;

    private final IndicatorCalculator calculator = new IndicatorCalculator();
    private final double[] since = new double[FEEDS];
    private final double[] row = new double[MonthRow.SIZE];
    private final BitSet moved = new BitSet();
    private long indicators;

    /**
     * Recalculates months {@code from} to {@code until}.
     *
     * @param horizon the latest month that has rows at all; rows after it are removed
     * @param keys sorted keys of {@code cells}
     * @param firstKey position of the enterprise's first key
     * @param lastKey position after its last key
     * @return whether the enterprise has a row at the horizon now
     */
    boolean run(
            int enterprise,
            int from,
            int until,
            int horizon,
            PastMonths stored,
            CellTable cells,
            long[] keys,
            int firstKey,
            int lastKey,
            MonthStore sink) {
        int base = from - History.WINDOW;
        double[][] history = new double[History.MEASURES][until - base + 1];
        boolean exists = stored.readBefore(enterprise, from, history, since);
        boolean existsAtHorizon = exists;
        int key = firstKey;
        for (int month = from; month <= until; month++) {
            double[] old = stored.find(enterprise, month);
            if (old == null) {
                Arrays.fill(row, Double.NaN);
            } else {
                System.arraycopy(old, 0, row, 0, MonthRow.SIZE);
            }
            if (key < lastKey && CellTable.month(keys[key]) == month) {
                apply(cells, cells.entry(enterprise, month));
                key++;
            }
            boolean reported = false;
            for (int number = 0; number < History.MEASURES; number++) {
                history[number][month - base] = row[History.position(number)];
            }
            for (int feed = 0; feed < FEEDS; feed++) {
                reported |= MonthRow.isReported(row, feed);
            }
            exists = month <= horizon && (exists || reported);
            if (month <= horizon) {
                existsAtHorizon = exists;
            }
            if (exists) {
                calculator.calculate(history, month - base, month, since, row);
                if (old == null || !Arrays.equals(old, row)) {
                    sink.put(enterprise, month, row);
                    count();
                    if (old == null ? MonthRow.hasHeadline(row) : !MonthRow.haveSameHeadlines(old, row)) {
                        moved.set(month);
                    }
                }
            } else if (old != null) {
                sink.remove(enterprise, month);
                if (MonthRow.hasHeadline(old)) {
                    moved.set(month);
                }
            }
        }
        return existsAtHorizon;
    }

    /** Months in which anybody's value moved since the last call: places among peers must be told anew. */
    BitSet takeMovedMonths() {
        BitSet taken = (BitSet) moved.clone();
        moved.clear();
        return taken;
    }

    /** Indicator values handed on since the beginning. */
    long indicators() {
        return indicators;
    }

    private void count() {
        for (int number = MonthRow.MEASURES; number < MonthRow.SIZE; number++) {
            if (!Double.isNaN(row[number])) {
                indicators++;
            }
        }
    }

    private void apply(CellTable cells, int entry) {
        for (int feed = 0; feed < FEEDS; feed++) {
            if (cells.isTouched(entry, feed)) {
                int first = Contributions.first(feed);
                for (int measure = first; measure < first + Contributions.count(feed); measure++) {
                    row[measure] = Contributions.value(measure, cells.get(entry, measure));
                }
            }
        }
    }
}
