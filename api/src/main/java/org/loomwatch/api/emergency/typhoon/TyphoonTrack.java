package org.loomwatch.api.emergency.typhoon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The path of one storm, earliest point first; in between it moves straight and evenly. */
public record TyphoonTrack(String id, String name, List<TrackPoint> points) {

    private static final Duration STEP = Duration.ofMinutes(20);

    public TyphoonTrack {
        points = points.stream()
                .sorted(java.util.Comparator.comparing(TrackPoint::time))
                .toList();
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a track without points");
        }
    }

    /** When and how near the storm's centre comes to a place. */
    public record Approach(Instant time, double nauticalMiles) {}

    /**
     * When a place first enters the circles.
     *
     * @param in30 null if it never does; likewise the others
     */
    public record Entry(
            @Nullable Instant in30,
            @Nullable Instant in50,
            @Nullable Instant in64) {}

    public Approach closestApproach(double latitude, double longitude) {
        TrackPoint nearest = points.get(0);
        double least = nearest.milesTo(latitude, longitude);
        for (TrackPoint point : steps()) {
            double miles = point.milesTo(latitude, longitude);
            if (miles < least) {
                least = miles;
                nearest = point;
            }
        }
        return new Approach(nearest.time(), least);
    }

    public Entry entry(double latitude, double longitude) {
        return entry(steps(), latitude, longitude);
    }

    static Entry entry(List<TrackPoint> steps, double latitude, double longitude) {
        return new Entry(
                first(steps, 30, latitude, longitude),
                first(steps, 50, latitude, longitude),
                first(steps, 64, latitude, longitude));
    }

    private static @Nullable Instant first(List<TrackPoint> steps, int knots, double latitude, double longitude) {
        for (TrackPoint point : steps) {
            if (point.covers(knots, latitude, longitude)) {
                return point.time();
            }
        }
        return null;
    }

    /** Where the storm is at a time within the track. */
    public Optional<TrackPoint> findAt(Instant time) {
        for (int i = 0; i < points.size(); i++) {
            TrackPoint point = points.get(i);
            if (point.time().equals(time)) {
                return Optional.of(point);
            }
            if (i + 1 < points.size()
                    && point.time().isBefore(time)
                    && points.get(i + 1).time().isAfter(time)) {
                return Optional.of(point.towards(points.get(i + 1), time));
            }
        }
        return Optional.empty();
    }

    /** The whole path in steps of twenty minutes. */
    List<TrackPoint> steps() {
        List<TrackPoint> steps = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            TrackPoint from = points.get(i);
            for (Instant at = from.time(); at.isBefore(points.get(i + 1).time()); at = at.plus(STEP)) {
                steps.add(from.towards(points.get(i + 1), at));
            }
        }
        steps.add(points.get(points.size() - 1));
        return steps;
    }
}
