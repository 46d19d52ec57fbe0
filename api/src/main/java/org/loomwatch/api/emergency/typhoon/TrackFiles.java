package org.loomwatch.api.emergency.typhoon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Json;

/**
 * Reads tracks: best tracks as RSMC Tokyo (JMA) writes them, and a JSON form for official forecasts:
 * {@code {id, name, points: [{time, latitude, longitude, pressure, wind, wind30: [ne, se, sw, nw], wind50, wind64, forecast}]}}
 * with reaches in nautical miles.
 */
public final class TrackFiles {

    private static final double[] BEARINGS = {0, 45, 90, 135, 180, 225, 270, 315, 0, 0};
    private static final int EARLIEST_YEAR_OF_CENTURY = 51;

    private TrackFiles() {}

    /** @throws Problem if the text is neither */
    public static List<TyphoonTrack> read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        try {
            return text.startsWith("66666") ? jma(text) : List.of(json(text));
        } catch (JsonProcessingException e) {
            throw unreadable("不是合法的 JSON", "this is not JSON: " + e.getOriginalMessage());
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw unreadable("台风路径无法读取", "no track can be read: " + e.getMessage());
        }
    }

    private static List<TyphoonTrack> jma(String text) {
        List<TyphoonTrack> tracks = new ArrayList<>();
        List<TrackPoint> points = new ArrayList<>();
        String id = "";
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("66666")) {
                if (!points.isEmpty()) {
                    tracks.add(new TyphoonTrack(id, name, points));
                }
                points = new ArrayList<>();
                id = line.substring(6, 10).strip();
                name = line.substring(30, Math.min(line.length(), 50)).strip();
            } else if (!line.isBlank()) {
                points.add(jmaPoint(line));
            }
        }
        if (!points.isEmpty()) {
            tracks.add(new TyphoonTrack(id, name, points));
        }
        return tracks;
    }

    private static TrackPoint jmaPoint(String line) {
        String[] fields = line.strip().split("\\s+");
        boolean winds = fields.length >= 11;
        return new TrackPoint(
                jmaTime(fields[0]),
                Integer.parseInt(fields[3]) / 10.0,
                Integer.parseInt(fields[4]) / 10.0,
                Integer.valueOf(fields[5]),
                fields.length > 6 ? Integer.valueOf(fields[6]) : null,
                winds ? jmaArea(fields[9], fields[10]) : WindArea.NONE,
                winds ? jmaArea(fields[7], fields[8]) : WindArea.NONE,
                WindArea.NONE,
                false);
    }

    private static WindArea jmaArea(String longest, String shortest) {
        int direction = longest.charAt(0) - '0';
        double far = Double.parseDouble(longest.substring(1));
        double near = Double.parseDouble(shortest);
        return far == 0 ? WindArea.NONE : WindArea.longestAndShortest(BEARINGS[direction], far, near);
    }

    private static Instant jmaTime(String text) {
        int year = Integer.parseInt(text.substring(0, 2));
        return LocalDateTime.of(
                        (year >= EARLIEST_YEAR_OF_CENTURY ? 1900 : 2000) + year,
                        Integer.parseInt(text.substring(2, 4)),
                        Integer.parseInt(text.substring(4, 6)),
                        Integer.parseInt(text.substring(6, 8)),
                        0)
                .toInstant(ZoneOffset.UTC);
    }

    private static TyphoonTrack json(String text) throws IOException {
        JsonNode root = Json.MAPPER.readTree(text);
        List<TrackPoint> points = new ArrayList<>();
        for (JsonNode point : root.path("points")) {
            points.add(new TrackPoint(
                    time(point.path("time").asText()),
                    number(point, "latitude", 90),
                    number(point, "longitude", 180),
                    point.path("pressure").isInt() ? point.path("pressure").asInt() : null,
                    point.path("wind").isInt() ? point.path("wind").asInt() : null,
                    area(point.path("wind30")),
                    area(point.path("wind50")),
                    area(point.path("wind64")),
                    point.path("forecast").asBoolean(false)));
        }
        String id = root.path("id").asText("");
        if (!id.matches("[A-Za-z0-9-]{1,32}") || points.isEmpty()) {
            throw unreadable("缺少 id 或 points", "id and points are needed");
        }
        return new TyphoonTrack(id, root.path("name").asText(id), points);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw unreadable("时间应带时区：" + text, "time: expected one with offset, not '" + text + "'");
        }
    }

    private static double number(JsonNode point, String field, double most) {
        double value = point.path(field).asDouble(Double.NaN);
        if (!(Math.abs(value) <= most)) {
            throw unreadable(field + " 不正确", field + ": no such place");
        }
        return value;
    }

    private static WindArea area(JsonNode reach) {
        return reach.isArray() && reach.size() == 4
                ? WindArea.quadrants(
                        reach.get(0).asDouble(),
                        reach.get(1).asDouble(),
                        reach.get(2).asDouble(),
                        reach.get(3).asDouble())
                : WindArea.NONE;
    }

    private static Problem unreadable(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }
}
