package org.loomwatch.models.schools.vintage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.loomwatch.models.schools.SchoolInputs;
import org.loomwatch.models.schools.data.RowSource;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * The school tables of a store, as inputs of a forecast.
 *
 * @param inputs enrolment, and births, places, catchments and events as far as they are loaded
 * @param digest changes with any value of these tables, the horizon and the seed
 */
public record StoredMaster(SchoolInputs inputs, String digest) {

    /** Empty while no enrolment is loaded. */
    public static Optional<StoredMaster> find(ClickHouse clickHouse, int horizon, long seed) {
        Table enrolment = read(
                clickHouse,
                "school_enrolment",
                "SELECT area, grade::String, toString(year), ifNull(toString(pupils), '') FROM school_enrolment FINAL"
                        + " ORDER BY area, year, grade",
                "area,grade,year,pupils");
        if (enrolment.rows.isEmpty()) {
            return Optional.empty();
        }
        Table births = read(
                clickHouse,
                "school_births",
                "SELECT area, toString(year), ifNull(toString(births), '') FROM school_births FINAL"
                        + " ORDER BY area, year",
                "area,year,births");
        Table capacity = read(
                clickHouse,
                "school_capacity",
                "SELECT area, grade::String, toString(year), toString(places) FROM school_capacity FINAL"
                        + " WHERE places IS NOT NULL ORDER BY area, year, grade",
                "area,grade,year,places");
        Table catchments = read(
                clickHouse,
                "catchment",
                "SELECT id, if(parent = '', id, parent) FROM catchment FINAL ORDER BY id",
                "area,parent");
        Table events = read(
                clickHouse,
                "school_events",
                "SELECT kind::String, toString(year), area, to_area, first_grade, last_grade,"
                        + " ifNull(toString(share), '') FROM school_events FINAL"
                        + " WHERE ifNull(share, 1) > 0 OR kind IN ('shock', 'reporting_break')"
                        + " ORDER BY year, kind, area, to_area, first_grade",
                "kind,year,area,to_area,first_grade,last_grade,share");
        SchoolInputs inputs = new SchoolInputs(
                enrolment.source(), births.find(), capacity.find(), catchments.find(), events.find(), horizon, seed);
        return Optional.of(new StoredMaster(
                inputs, digest(List.of(enrolment, births, capacity, catchments, events), horizon, seed)));
    }

    private record Table(String name, List<String> columns, List<List<String>> rows) {

        RowSource source() {
            return RowSource.of(name, columns, rows);
        }

        Optional<RowSource> find() {
            return rows.isEmpty() ? Optional.empty() : Optional.of(source());
        }
    }

    private static Table read(ClickHouse clickHouse, String name, String sql, String columns) {
        List<String> names = Arrays.asList(columns.split(","));
        return clickHouse.read(connection -> {
            List<List<String>> rows = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    String[] row = new String[names.size()];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = results.getString(c + 1);
                    }
                    rows.add(List.of(row));
                }
            }
            return new Table(name, names, rows);
        });
    }

    private static String digest(List<Table> tables, int horizon, long seed) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update("%d %d".formatted(horizon, seed).getBytes(StandardCharsets.UTF_8));
            for (Table table : tables) {
                for (List<String> row : table.rows) {
                    sha.update(String.join(",", row).getBytes(StandardCharsets.UTF_8));
                    sha.update((byte) '\n');
                }
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
