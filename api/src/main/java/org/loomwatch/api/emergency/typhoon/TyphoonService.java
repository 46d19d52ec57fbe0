package org.loomwatch.api.emergency.typhoon;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.resource.Resource;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.server.Json;

/** Keeps tracks and says what lies in their way. */
public final class TyphoonService {

    private final Jdbi postgres;
    private final ResourceService resources;
    private final Clock clock;

    public TyphoonService(Jdbi postgres, ResourceService resources, Clock clock) {
        this.postgres = postgres;
        this.resources = resources;
        this.clock = clock;
    }

    /** A track in a list. */
    public record TrackItem(String id, String name, Instant from, Instant until) {}

    /**
     * What a track means for one resource.
     *
     * @param hours30 hours from {@code from} until it enters the 30-knot circle; null if it never does; likewise others
     */
    public record Impact(
            String resource,
            String category,
            String name,
            String area,
            double nearestMiles,
            Instant nearestAt,
            @Nullable Double hours30,
            @Nullable Double hours50,
            @Nullable Double hours64) {}

    public List<TrackItem> save(byte[] file, Actor actor) {
        List<TyphoonTrack> tracks = TrackFiles.read(file);
        postgres.useTransaction(handle -> {
            for (TyphoonTrack track : tracks) {
                handle.execute("""
                        INSERT INTO typhoon_track VALUES (?, ?, ?::jsonb, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by""", track.id(), track.name(), json(track), at(clock.instant()), actor.login());
            }
        });
        return tracks.stream().map(TyphoonService::item).toList();
    }

    public List<TrackItem> list() {
        return postgres.withHandle(handle -> handle.createQuery("SELECT body FROM typhoon_track ORDER BY id DESC")
                .mapTo(String.class)
                .map(body -> item(track(body)))
                .list());
    }

    /** @throws Problem if there is none */
    public TyphoonTrack get(String id) {
        return postgres.withHandle(handle -> handle.createQuery("SELECT body FROM typhoon_track WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(TyphoonService::track)
                .orElseThrow(() -> Problem.notFound("没有此台风", "there is no such track")));
    }

    /**
     * Resources that come into a wind circle, the first to be hit first.
     *
     * @param since from when circles and hours count; from the track's beginning if empty
     */
    public List<Impact> listImpacts(Viewer viewer, String id, Optional<Instant> since, int limit) {
        TyphoonTrack track = get(id);
        Instant from = since.orElseGet(() -> track.points().get(0).time());
        List<TrackPoint> steps = track.steps().stream()
                .filter(point -> !point.time().isBefore(from))
                .toList();
        List<Impact> impacts = new ArrayList<>();
        for (Resource resource : resources.list(viewer, Optional.empty(), Optional.empty())) {
            TyphoonTrack.Entry entry = TyphoonTrack.entry(steps, resource.latitude(), resource.longitude());
            if (entry.in30() != null || entry.in50() != null) {
                TyphoonTrack.Approach nearest = track.closestApproach(resource.latitude(), resource.longitude());
                impacts.add(new Impact(
                        resource.id(),
                        resource.category(),
                        resource.name(),
                        resource.area(),
                        nearest.nauticalMiles(),
                        nearest.time(),
                        hours(from, entry.in30()),
                        hours(from, entry.in50()),
                        hours(from, entry.in64())));
            }
        }
        return impacts.stream()
                .sorted(Comparator.comparing((Impact impact) -> orNever(impact.hours64()))
                        .thenComparing(impact -> orNever(impact.hours50()))
                        .thenComparing(impact -> orNever(impact.hours30()))
                        .thenComparing(Impact::nearestMiles)
                        .thenComparing(Impact::resource))
                .limit(limit)
                .toList();
    }

    private static double orNever(@Nullable Double hours) {
        return hours == null ? Double.MAX_VALUE : hours;
    }

    private static @Nullable Double hours(Instant from, @Nullable Instant until) {
        return until == null ? null : Duration.between(from, until).toMinutes() / 60.0;
    }

    private static TrackItem item(TyphoonTrack track) {
        return new TrackItem(
                track.id(),
                track.name(),
                track.points().get(0).time(),
                track.points().get(track.points().size() - 1).time());
    }

    private static String json(TyphoonTrack track) {
        try {
            return Json.MAPPER.writeValueAsString(track);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a track is always JSON", e);
        }
    }

    private static TyphoonTrack track(String body) {
        try {
            return Json.MAPPER.readValue(body, TyphoonTrack.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored track cannot be read", e);
        }
    }
}
