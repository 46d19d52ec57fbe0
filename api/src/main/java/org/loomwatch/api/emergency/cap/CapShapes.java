package org.loomwatch.api.emergency.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loomwatch.domain.alert.AlertCircle;
import org.loomwatch.domain.alert.GeoPoint;

/** Reads coordinates as CAP writes them. */
final class CapShapes {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private CapShapes() {}

    static String[] pairs(String text) {
        return text.strip().split("\\s+");
    }

    static Optional<Double> findNumber(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    /** First and second number as they stand, unchecked. */
    static Optional<double[]> findPair(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        Optional<Double> first = findNumber(parts[0]);
        Optional<Double> second = findNumber(parts[1]);
        return first.isPresent() && second.isPresent()
                ? Optional.of(new double[] {first.get(), second.get()})
                : Optional.empty();
    }

    /** The ring of a polygon that passed the rules. */
    static List<GeoPoint> ring(String text) {
        List<GeoPoint> points = new ArrayList<>();
        for (String pair : pairs(text)) {
            points.add(point(pair));
        }
        return points;
    }

    static AlertCircle circle(String text) {
        String[] parts = text.strip().split("\\s+");
        return new AlertCircle(point(parts[0]), Double.parseDouble(parts[1]));
    }

    private static GeoPoint point(String pair) {
        double[] numbers = findPair(pair).orElseThrow();
        return new GeoPoint(numbers[0], numbers[1]);
    }
}
