package org.loomwatch.models.labor.district;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Warnings and scores in ClickHouse. Scoring a month again replaces what was there. */
final class WarningStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS_PER_INSERT = 50_000;
    private static final List<String> WARNING = List.of(
            "month",
            "uscc",
            "theme",
            "area",
            "industry",
            "size",
            "grade",
            "probability",
            "rank",
            "queue",
            "rule_floor",
            "reasons",
            "model",
            "scored_at",
            "version");
    private static final List<String> SCORE =
            List.of("month", "theme", "model", "uscc", "score", "probability", "version");

    private static final List<String> WATCH =
            List.of("month", "theme", "model", "metric", "subject", "value", "alarm", "version");

    private final ClickHouse clickHouse;

    WarningStore(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Grades given for a month, {@code none} left out. */
    Map<String, Grade> grades(YearMonth month) {
        return clickHouse.read(connection -> {
            Map<String, Grade> grades = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT uscc, grade FROM warning FINAL"
                    + " WHERE month = toDate(?) AND theme = ? AND grade <> 'none' AND rule_floor = ''")) {
                statement.setString(1, month.atDay(1).toString());
                statement.setString(2, Warning.LABOR_DISPUTE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        grades.put(
                                rows.getString(1), Grade.find(rows.getString(2)).orElse(Grade.NONE));
                    }
                }
            }
            return grades;
        });
    }

    /** What was said of an enterprise's month when it was last scored. */
    Optional<WhatIf.Recorded> find(YearMonth month, String uscc) {
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT probability, grade, model, toUnixTimestamp64Milli(scored_at) FROM warning FINAL"
                            + " WHERE month = toDate(?) AND theme = ? AND uscc = ?")) {
                statement.setString(1, month.atDay(1).toString());
                statement.setString(2, Warning.LABOR_DISPUTE);
                statement.setString(3, uscc);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new WhatIf.Recorded(
                                    rows.getDouble(1),
                                    Grade.find(rows.getString(2)).orElse(Grade.NONE),
                                    rows.getString(3),
                                    Instant.ofEpochMilli(rows.getLong(4))))
                            : Optional.empty();
                }
            }
        });
    }

    /** The reasons of a score as they were recorded with it; empty if the model gave none, or was not the one. */
    Optional<List<Reason>> findReasons(YearMonth month, String uscc, String model) {
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT reasons FROM warning FINAL"
                    + " WHERE month = toDate(?) AND theme = ? AND uscc = ? AND model = ? AND reasons <> '[]'")) {
                statement.setString(1, month.atDay(1).toString());
                statement.setString(2, Warning.LABOR_DISPUTE);
                statement.setString(3, uscc);
                statement.setString(4, model);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(reasons(rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    private static List<Reason> reasons(String json) {
        try {
            List<Reason> reasons = new ArrayList<>();
            for (JsonNode one : JSON.readTree(json)) {
                reasons.add(new Reason(
                        Feed.find(one.get("feed").asText()).orElseThrow(),
                        one.get("indicator").asText(),
                        number(one.get("value")),
                        number(one.get("baseline")),
                        number(one.get("percentile")),
                        one.get("contribution").asDouble()));
            }
            return reasons;
        } catch (JsonProcessingException e) {
            throw new LaborException("the recorded reasons cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Double number(JsonNode value) {
        return value.isNull() ? null : value.asDouble();
    }

    /** @param version milliseconds since 1970; the greatest holds */
    void write(ScoredMonth scored, Masters masters, long version) {
        long day = scored.month().atDay(1).toEpochDay();
        RowBytes rows = new RowBytes();
        for (int i = 0; i < scored.size(); i++) {
            Masters.Master master = masters.of(scored.usccs().get(i));
            rows.number(day, 2);
            rows.text(scored.usccs().get(i));
            rows.text(Warning.LABOR_DISPUTE);
            rows.text(master.area());
            rows.text(master.industry());
            rows.text(master.size());
            rows.text(scored.grades()[i].id());
            rows.real(scored.probabilities()[i]);
            rows.number(scored.ranks()[i], 4);
            rows.text(scored.queues()[i].id());
            rows.text(scored.floors()[i]);
            rows.text(json(scored.reasons().getOrDefault(i, List.of())));
            rows.text(scored.model());
            rows.number(version, 8);
            rows.number(version, 8);
            flush(rows, i, scored.size(), "warning", WARNING);
        }
        writeScores(scored, scored.model(), scored.scores(), scored.probabilities(), version);
        scored.others()
                .forEach(other -> writeScores(scored, other.model(), other.scores(), other.probabilities(), version));
    }

    private void writeScores(ScoredMonth scored, String model, double[] scores, double[] probabilities, long version) {
        long day = scored.month().atDay(1).toEpochDay();
        RowBytes rows = new RowBytes();
        for (int i = 0; i < scored.size(); i++) {
            rows.number(day, 2);
            rows.text(Warning.LABOR_DISPUTE);
            rows.text(model);
            rows.text(scored.usccs().get(i));
            rows.single((float) scores[i]);
            rows.real(probabilities[i]);
            rows.number(version, 8);
            flush(rows, i, scored.size(), "enterprise_score", SCORE);
        }
    }

    void writeWatch(List<WatchFigure> figures, long version) {
        RowBytes rows = new RowBytes();
        for (int i = 0; i < figures.size(); i++) {
            WatchFigure figure = figures.get(i);
            rows.number(figure.month().atDay(1).toEpochDay(), 2);
            rows.text(Warning.LABOR_DISPUTE);
            rows.text(figure.model());
            rows.text(figure.metric());
            rows.text(figure.subject());
            rows.real(figure.value());
            rows.number(figure.alarm() ? 1 : 0, 1);
            rows.number(version, 8);
            flush(rows, i, figures.size(), "model_watch", WATCH);
        }
    }

    private void flush(RowBytes rows, int index, int size, String table, List<String> columns) {
        if ((index + 1) % ROWS_PER_INSERT == 0 || index + 1 == size) {
            BinaryRows.insert(clickHouse, table, columns, rows.bytes(), rows.size());
            rows.clear();
        }
    }

    private static String json(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return "[]";
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (Reason reason : reasons) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("feed", reason.feed().id());
            one.put("indicator", reason.indicator());
            one.put("value", reason.value());
            one.put("baseline", reason.baseline());
            one.put("percentile", reason.percentile());
            one.put("contribution", reason.contribution());
            all.add(one);
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons are always JSON", e);
        }
    }
}
