package org.loomwatch.api.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Json;

/** Which forecast is in force. */
public final class ForecastRunService {

    private final SqlReader reader;
    private final CatchmentService catchments;

    public ForecastRunService(SqlReader reader, CatchmentService catchments) {
        this.reader = reader;
        this.catchments = catchments;
    }

    /** @throws Problem if no forecast was made yet */
    public ForecastInfo get(Viewer viewer) {
        ForecastInfo latest = findLatest()
                .orElseThrow(() -> Problem.notFound(
                        "尚无学位预测；请先导入学籍数据并运行预测",
                        "there is no school-place forecast yet: load enrolment and forecast first"));
        if (viewer.areas().everywhere()) {
            return latest;
        }
        Set<String> seen =
                catchments.list(viewer).stream().map(CatchmentName::area).collect(Collectors.toSet());
        ArrayNode findings = Json.MAPPER.createArrayNode();
        latest.findings().forEach(finding -> {
            String area = finding.path("area").asText();
            if (area.isEmpty() || seen.contains(area)) {
                findings.add(finding);
            }
        });
        return new ForecastInfo(
                latest.run(),
                latest.madeAt(),
                latest.originYear(),
                latest.years(),
                latest.grades(),
                seen.size(),
                latest.births(),
                latest.backtest(),
                latest.models(),
                findings);
    }

    private Optional<ForecastInfo> findLatest() {
        return reader.find(
                Sql.of(
                        "SELECT run, made_at, origin_year, horizon, first_grade, last_grade, areas, births, backtest, models,"
                                + " findings FROM school_run FINAL ORDER BY run DESC LIMIT 1"),
                ForecastRunService::info);
    }

    private static ForecastInfo info(ResultSet row) throws SQLException {
        int origin = row.getInt("origin_year");
        return new ForecastInfo(
                row.getLong("run"),
                time(row),
                origin,
                IntStream.rangeClosed(origin + 1, origin + row.getInt("horizon"))
                        .boxed()
                        .toList(),
                IntStream.rangeClosed(row.getInt("first_grade"), row.getInt("last_grade"))
                        .boxed()
                        .toList(),
                row.getInt("areas"),
                row.getInt("births") == 1,
                json(row.getString("backtest")),
                json(row.getString("models")),
                json(row.getString("findings")));
    }

    private static Instant time(ResultSet row) throws SQLException {
        Timestamp time = row.getTimestamp("made_at");
        return Objects.requireNonNull(time, "made_at").toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored summary is not JSON", e);
        }
    }
}
