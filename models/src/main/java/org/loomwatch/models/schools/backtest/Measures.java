package org.loomwatch.models.schools.backtest;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sums backtest rows up into tables: by years ahead, by size, by grade. Fed row by row; nothing is kept but sums. */
public final class Measures implements Consumer<BacktestRow> {

    /** Lower bounds of the size classes, pupils in the origin year. */
    static final List<Integer> SIZES = List.of(0, 100, 250, 500, 1000, 2000);

    /** Errors of one cell of a table. */
    public static final class Cell {
        private final Score error = new Score();
        private final Score noChange = new Score();
        private final Score plainRatio = new Score();
        private final Score signed = new Score();
        private final Score weighted = new Score();
        private final Score weightedNoChange = new Score();
        private final Score covered = new Score();
        private int count;

        void add(BacktestRow row) {
            count++;
            if (row.actual() > 0) {
                error.add(Math.abs(row.signedError()), 1);
                noChange.add(Math.abs(row.noChange() - row.actual()) / row.actual(), 1);
                plainRatio.add(Math.abs(row.plainRatio() - row.actual()) / row.actual(), 1);
                signed.add(row.signedError(), 1);
            }
            weighted.add(Math.abs(row.forecast() - row.actual()), row.actual());
            weightedNoChange.add(Math.abs(row.noChange() - row.actual()), row.actual());
            covered.add(row.isCovered() ? 1 : 0, 1);
        }

        public int count() {
            return count;
        }

        /** Mean absolute percentage error, in percent. */
        public double mape() {
            return 100 * error.mean();
        }

        public double mapeNoChange() {
            return 100 * noChange.mean();
        }

        public double mapePlainRatio() {
            return 100 * plainRatio.mean();
        }

        /** Mean of forecast minus actual over actual, in percent; positive is too high. */
        public double signedError() {
            return 100 * signed.mean();
        }

        /** Sum of absolute errors over the sum of pupils, in percent. */
        public double wape() {
            return 100 * weighted.mean();
        }

        public double wapeNoChange() {
            return 100 * weightedNoChange.mean();
        }

        /** Share of outcomes inside the 80 % interval, 0 to 1. */
        public double coverage80() {
            return covered.mean();
        }
    }

    private final Map<String, TreeMap<Integer, Cell>> byLevel = new TreeMap<>();
    private final TreeMap<Integer, Cell> headline = new TreeMap<>();
    private final TreeMap<Integer, Cell> byGrade = new TreeMap<>();
    private final TreeMap<Integer, Cell> gradesByAhead = new TreeMap<>();
    private final TreeMap<Integer, TreeMap<Integer, Cell>> bySize = new TreeMap<>();
    private final TreeSet<Integer> origins = new TreeSet<>();

    @Override
    public void accept(BacktestRow row) {
        boolean area = row.level().equals(LevelMap.AREA);
        if (row.grade() != BacktestRow.TOTAL) {
            if (area) {
                cell(byGrade, row.grade()).add(row);
                cell(gradesByAhead, row.ahead()).add(row);
            }
            return;
        }
        origins.add(row.originYear());
        cell(byLevel.computeIfAbsent(row.level(), level -> new TreeMap<>()), row.ahead())
                .add(row);
        if (area) {
            int size = SIZES.stream()
                    .filter(bound -> bound <= row.sizeAtOrigin())
                    .max(Integer::compare)
                    .orElse(0);
            cell(bySize.computeIfAbsent(size, bound -> new TreeMap<>()), row.ahead())
                    .add(row);
            if (row.headline()) {
                cell(headline, row.ahead()).add(row);
            }
        }
    }

    private static Cell cell(SortedMap<Integer, Cell> cells, int key) {
        return cells.computeIfAbsent(key, k -> new Cell());
    }

    public List<Integer> origins() {
        return List.copyOf(origins);
    }

    /** Headline area totals by years ahead. */
    public SortedMap<Integer, Cell> headline() {
        return headline;
    }

    /** All totals of a level ({@code area}, {@code group}, {@code district}) by years ahead; empty if absent. */
    public SortedMap<Integer, Cell> totals(String level) {
        return byLevel.getOrDefault(level, new TreeMap<>());
    }

    /** Area totals by lower bound of the size class, then years ahead. */
    public SortedMap<Integer, ? extends SortedMap<Integer, Cell>> bySize() {
        return bySize;
    }

    /** Grades of all areas over all years ahead. */
    public SortedMap<Integer, Cell> byGrade() {
        return byGrade;
    }

    /** Grades of all areas by years ahead. */
    public SortedMap<Integer, Cell> gradesByAhead() {
        return gradesByAhead;
    }

    /** A filter that passes rows on here only where {@code wanted} holds. */
    public Consumer<BacktestRow> only(Predicate<BacktestRow> wanted) {
        return row -> {
            if (wanted.test(row)) {
                accept(row);
            }
        };
    }
}
