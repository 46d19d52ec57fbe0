package org.loomwatch.models.labor.district;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Warnings in ClickHouse. Scoring a month again replaces what was there. */
final class WarningStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS_PER_INSERT = 10_000;

    private final ClickHouse clickHouse;
    private Map<String, Master> masters = Map.of();

    /** What a warning's row repeats of the enterprise as it stands now. */
    private record Master(String area, String industry, String size, String street) {}

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

    /** The street of every enterprise. */
    Map<String, String> streets() {
        Map<String, String> streets = new HashMap<>();
        masters().forEach((uscc, master) -> streets.put(uscc, master.street()));
        return streets;
    }

    void write(List<Warning> warnings, long version) {
        for (int from = 0; from < warnings.size(); from += ROWS_PER_INSERT) {
            List<Warning> block = warnings.subList(from, Math.min(warnings.size(), from + ROWS_PER_INSERT));
            clickHouse.insertOnce(
                    "warning-%d-%d-%s".formatted(version, from, block.get(0).month()),
                    "INSERT INTO warning (month, uscc, theme, area, industry, size, grade, probability, rank, queue,"
                            + " rule_floor, reasons, model, scored_at, version) VALUES"
                            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    insert -> {
                        for (Warning warning : block) {
                            set(insert, warning, version);
                        }
                    });
        }
    }

    private void set(PreparedStatement insert, Warning warning, long version) throws SQLException {
        Master master = masters().getOrDefault(warning.uscc().value(), new Master("", "", "", ""));
        insert.setObject(1, warning.month().atDay(1));
        insert.setString(2, warning.uscc().value());
        insert.setString(3, warning.theme());
        insert.setString(4, master.area());
        insert.setString(5, master.industry());
        insert.setString(6, master.size());
        insert.setString(7, warning.grade().id());
        insert.setDouble(8, warning.probability());
        insert.setLong(9, warning.rank());
        insert.setString(10, warning.queue().id());
        insert.setString(11, warning.ruleFloor());
        insert.setString(12, json(warning.reasons()));
        insert.setString(13, warning.model());
        insert.setObject(14, LocalDateTime.ofInstant(warning.scoredAt(), ZoneOffset.UTC));
        insert.setLong(15, version);
        insert.addBatch();
    }

    private static String json(List<Reason> reasons) {
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

    private Map<String, Master> masters() {
        if (masters.isEmpty()) {
            masters = clickHouse.read(connection -> {
                Map<String, String> parents = new HashMap<>();
                Map<String, String> levels = new HashMap<>();
                try (PreparedStatement statement =
                                connection.prepareStatement("SELECT id, parent, level FROM area FINAL");
                        ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        parents.put(rows.getString(1), rows.getString(2));
                        levels.put(rows.getString(1), rows.getString(3));
                    }
                }
                Map<String, Master> found = new HashMap<>();
                try (PreparedStatement statement =
                                connection.prepareStatement("SELECT uscc, area, industry, size FROM enterprise FINAL");
                        ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(
                                rows.getString(1),
                                new Master(
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        street(rows.getString(2), parents, levels)));
                    }
                }
                return found;
            });
        }
        return masters;
    }

    private static String street(String area, Map<String, String> parents, Map<String, String> levels) {
        String at = area;
        for (int step = 0; step < AreaLevel.values().length; step++) {
            if (AreaLevel.STREET.id().equals(levels.get(at))) {
                return at;
            }
            at = parents.getOrDefault(at, "");
        }
        return "";
    }
}
