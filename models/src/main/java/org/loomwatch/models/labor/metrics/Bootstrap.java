package org.loomwatch.models.labor.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** Intervals from drawing whole entities again and again: rows of one entity are not independent. */
public final class Bootstrap {

    /** Draws of all entities; enough for the 95 % interval of a share. */
    public static final int DRAWS = 300;

    /** A 95 % interval. */
    public record Interval(double low, double high) {}

    private final List<Figures> draws = new ArrayList<>();

    /** @param entity the entity of a row */
    public Bootstrap(byte[] labels, double[] probabilities, IntFunction<String> entity, long seed) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] entityOf = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            entityOf[i] = numbers.computeIfAbsent(entity.apply(i), key -> numbers.size());
        }
        int[] order = Ranking.descending(probabilities);
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] drawn = new int[numbers.size()];
            for (int e = 0; e < drawn.length; e++) {
                drawn[random.nextInt(drawn.length)]++;
            }
            int[] weights = new int[labels.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = drawn[entityOf[i]];
            }
            draws.add(Figures.of(labels, probabilities, order, weights));
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
