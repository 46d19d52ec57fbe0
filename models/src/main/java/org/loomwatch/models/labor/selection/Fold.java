package org.loomwatch.models.labor.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.loomwatch.models.labor.panel.LabelledPanel;

/** Rows to learn from and rows to be tested on; never the same, and in a panel with time the test lies later. */
public final class Fold {

    private static final int MOST_TIME_FOLDS = 5;
    private static final int LEAST_EVENTS = 8;

    private final int[] train;
    private final int[] test;

    public Fold(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    public int[] train() {
        return train;
    }

    public int[] test() {
        return test;
    }

    /**
     * One fold per time, for the latest times among the rows: everything learnt from is older by more than the gap, so
     * that its label was known then. Folds with too few events are left out.
     */
    public static List<Fold> walkForward(LabelledPanel panel, int[] rows, int gap, int mostFolds) {
        int[] times = Arrays.stream(rows).map(panel::time).distinct().sorted().toArray();
        List<Fold> folds = new ArrayList<>();
        for (int k = times.length - 1; k > 0 && folds.size() < mostFolds; k--) {
            int time = times[k];
            int[] train = pick(rows, row -> panel.time(row) < time - gap);
            int[] test = pick(rows, row -> panel.time(row) == time);
            if (panel.events(train) >= LEAST_EVENTS && panel.events(test) > 0 && panel.events(test) < test.length) {
                folds.add(0, new Fold(train, test));
            }
        }
        return folds;
    }

    /** Folds by entity: all rows of one entity are in the same test, drawn by seed, events spread evenly. */
    public static List<Fold> byEntity(LabelledPanel panel, int[] rows, int count, long seed) {
        List<String> entities =
                Arrays.stream(rows).mapToObj(panel::entity).distinct().toList();
        java.util.Set<String> withEvent = new java.util.HashSet<>();
        Arrays.stream(rows).filter(row -> panel.labels()[row] == 1).forEach(row -> withEvent.add(panel.entity(row)));
        List<String> drawn = new ArrayList<>(entities);
        java.util.Collections.shuffle(drawn, new java.util.Random(seed));
        java.util.Map<String, Integer> foldOf = new java.util.HashMap<>();
        int next = 0;
        for (boolean event : new boolean[] {true, false}) {
            for (String entity : drawn) {
                if (withEvent.contains(entity) == event) {
                    foldOf.put(entity, next++ % count);
                }
            }
        }
        List<Fold> folds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int fold = k;
            folds.add(new Fold(
                    pick(rows, row -> foldOf.get(panel.entity(row)) != fold),
                    pick(rows, row -> foldOf.get(panel.entity(row)) == fold)));
        }
        return folds;
    }

    /** Folds to choose a model by: in time where there is time enough, by entity otherwise. */
    static List<Fold> inner(LabelledPanel panel, int[] rows, int gap, long seed) {
        if (panel.hasTime()) {
            List<Fold> folds = walkForward(panel, rows, gap, MOST_TIME_FOLDS);
            if (folds.size() >= 2) {
                return folds;
            }
        }
        return byEntity(panel, rows, 3, seed);
    }

    private static int[] pick(int[] rows, IntPredicate condition) {
        return IntStream.of(rows).filter(condition).toArray();
    }
}
