package org.loomwatch.api.emergency.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.resource.Resource;
import org.loomwatch.api.emergency.resource.ResourceIndex;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/** Readings of gauges in ClickHouse, and what they suggest. */
public final class ReadingService {

    private static final int MOST_AT_ONCE = 20_000;
    private static final Duration RECENT = Duration.ofHours(6);

    /** The attribute a reading is held against, by category and kind. */
    private static final Map<String, String> THRESHOLDS = Map.of(
            "reservoir/level", "flood_limit_level_m",
            "waterlogging_point/rain", "trigger_mm_per_hour");

    private final SqlReader reader;
    private final DataSource writer;
    private final ResourceService resources;
    private final Clock clock;

    public ReadingService(SqlReader reader, DataSource writer, ResourceService resources, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.resources = resources;
        this.clock = clock;
    }

    /** A reading at or above the threshold of its resource: a reason to look, nothing more. */
    public record Suggestion(
            String resource,
            String category,
            String name,
            String area,
            String kind,
            Instant at,
            double value,
            double threshold) {}

    /** @throws Problem if there are too many or one is of the future */
    public int save(List<Reading> readings) {
        Instant latest = clock.instant().plus(Duration.ofMinutes(10));
        if (readings.size() > MOST_AT_ONCE
                || readings.stream().anyMatch(reading -> reading.at().isAfter(latest))) {
            throw new Problem(
                    ProblemType.INVALID_BODY,
                    Text.of(
                            "一次最多 " + MOST_AT_ONCE + " 条，时间不得晚于当前",
                            "at most " + MOST_AT_ONCE + " at once, none of the future"));
        }
        try (Connection connection = writer.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO reading (station, kind, at, value, version) VALUES (?, ?, ?, ?, ?)")) {
            long version = clock.millis();
            for (Reading reading : readings) {
                insert.setString(1, reading.station());
                insert.setString(2, reading.kind());
                insert.setTimestamp(3, Timestamp.from(reading.at()));
                insert.setDouble(4, reading.value());
                insert.setLong(5, version);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new ReadingException("readings could not be written", e);
        }
        return readings.size();
    }

    /** Readings of one kind, oldest first, of resources the viewer sees. */
    public List<Reading> list(Viewer viewer, String kind, Optional<String> station, Instant from, Instant until) {
        ResourceIndex index = resources.index();
        Sql sql = Sql.of(
                        "SELECT station, toUnixTimestamp64Milli(at) AS ms, value FROM reading FINAL WHERE kind = ?"
                                + " AND toUnixTimestamp64Milli(at) BETWEEN ? AND ?",
                        kind,
                        from.toEpochMilli(),
                        until.toEpochMilli())
                .plus(station.map(id -> Sql.of("AND station = ?", id)).orElse(Sql.of("")))
                .plus("ORDER BY at, station LIMIT 50000");
        return reader
                .list(
                        sql,
                        row -> new Reading(
                                row.getString("station"),
                                kind,
                                Instant.ofEpochMilli(row.getLong("ms")),
                                row.getDouble("value")))
                .stream()
                .filter(reading -> index.find(reading.station())
                        .filter(resource -> viewer.areas().covers(resource.area()))
                        .isPresent())
                .toList();
    }

    /** The last reading of each resource that is at or above its threshold. */
    public List<Suggestion> listSuggestions(Viewer viewer) {
        ResourceIndex index = resources.index();
        Instant since = clock.instant().minus(RECENT);
        List<Suggestion> suggestions = new ArrayList<>();
        Sql sql = Sql.of(
                "SELECT station, kind, max(toUnixTimestamp64Milli(at)) AS ms, argMax(value, at) AS last FROM reading FINAL"
                        + " WHERE toUnixTimestamp64Milli(at) >= ? GROUP BY station, kind ORDER BY station, kind",
                since.toEpochMilli());
        reader.list(
                        sql,
                        row -> new Reading(
                                row.getString("station"),
                                row.getString("kind"),
                                Instant.ofEpochMilli(row.getLong("ms")),
                                row.getDouble("last")))
                .forEach(reading -> index.find(reading.station())
                        .filter(resource -> viewer.areas().covers(resource.area()))
                        .flatMap(resource -> suggestion(resource, reading))
                        .ifPresent(suggestions::add));
        return suggestions;
    }

    private static Optional<Suggestion> suggestion(Resource resource, Reading reading) {
        String attribute = THRESHOLDS.get(resource.category() + "/" + reading.kind());
        JsonNode threshold = attribute == null ? null : resource.attributes().get(attribute);
        return threshold == null || !threshold.isNumber() || reading.value() < threshold.asDouble()
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        resource.id(),
                        resource.category(),
                        resource.name(),
                        resource.area(),
                        reading.kind(),
                        reading.at(),
                        reading.value(),
                        threshold.asDouble()));
    }
}
