package org.loomwatch.models.labor.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** Intervals from drawing whole entities again and again: rows of one entity are not independent. */
public final class Bootstrap {

    /** Draws of all entities; enough for the 95 % interval of a share. */
    public static final int DRAWS = 300;

    /** Above this many rows fewer draws say as much and would take long. */
    private static final long MOST_ROWS_DRAWN = 40_000_000;

    /** A 95 % interval. */
    public record Interval(double low, double high) {}

    private final List<Figures> draws = new ArrayList<>();

    /** @param entity the entity of a row */
    public Bootstrap(byte[] labels, double[] probabilities, IntFunction<String> entity, long seed) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            rows.computeIfAbsent(entity.apply(i), key -> new ArrayList<>()).add(i);
        }
        List<int[]> entities = rows.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        int repetitions = (int) Math.max(30, Math.min(DRAWS, MOST_ROWS_DRAWN / labels.length));
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < repetitions; draw++) {
            byte[] y = new byte[labels.length * 2];
            double[] p = new double[labels.length * 2];
            int n = 0;
            for (int e = 0; e < entities.size(); e++) {
                int[] chosen = entities.get(random.nextInt(entities.size()));
                if (n + chosen.length > y.length) {
                    y = Arrays.copyOf(y, 2 * y.length);
                    p = Arrays.copyOf(p, 2 * p.length);
                }
                for (int row : chosen) {
                    y[n] = labels[row];
                    p[n++] = probabilities[row];
                }
            }
            draws.add(Figures.of(Arrays.copyOf(y, n), Arrays.copyOf(p, n)));
        }
    }

    public Interval interval(ToDoubleFunction<Figures> figure) {
        double[] values = draws.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return new Interval(
                values[(int) Math.floor(0.025 * (values.length - 1))],
                values[(int) Math.ceil(0.975 * (values.length - 1))]);
    }
}
