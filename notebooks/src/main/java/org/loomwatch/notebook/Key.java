package org.loomwatch.notebook;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Key figures: what a notebook says in one number each. They are kept in its file, and the build fails if one of them comes out
 * otherwise.
 */
public final class Key {

    private static final Map<String, Figure> FIGURES = new LinkedHashMap<>();

    private Key() {}

    /**
     * A key figure.
     *
     * @param tolerance by how much it may come out otherwise
     */
    public record Figure(double value, double tolerance) {

        /** Whether the other one is the same as far as this one asks. */
        public boolean agreesWith(Figure other) {
            return Math.abs(value - other.value) <= tolerance || Double.compare(value, other.value) == 0;
        }
    }

    /** A count, which is exact. */
    public static void figure(String name, long value) {
        figure(name, (double) value, 0);
    }

    public static void figure(String name, double value, double tolerance) {
        double rounded = Math.rint(value * 1e6) / 1e6;
        keep(name, new Figure(rounded, tolerance));
        System.out.printf(
                Locale.ROOT, "%s = %s%n", name, rounded == Math.rint(rounded) ? (Object) (long) rounded : rounded);
    }

    private static synchronized void keep(String name, Figure figure) {
        FIGURES.put(name, figure);
    }

    /** Takes what was noted since the last time. */
    public static synchronized Map<String, Figure> take() {
        Map<String, Figure> taken = new LinkedHashMap<>(FIGURES);
        FIGURES.clear();
        return taken;
    }
}
