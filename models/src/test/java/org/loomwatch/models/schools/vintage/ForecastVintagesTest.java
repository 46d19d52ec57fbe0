package org.loomwatch.models.schools.vintage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.models.schools.SchoolPanels;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** Forecasts kept on the real engine. */
class ForecastVintagesTest {

    private static final Instant NOW = Instant.parse("2026-10-15T08:00:00Z");

    @TempDir
    private static Path directory;

    private static ClickHouse clickHouse;

    @BeforeAll
    static void open() {
        clickHouse = ClickHouse.open(StoreSettings.embedded(DataDirectory.create(directory.resolve("data"))));
        new ClickHouseMigrator(clickHouse.dataSource()).migrate();
    }

    @AfterAll
    static void close() {
        clickHouse.close();
    }

    @Test
    void aForecastIsKeptAndOnlyNewDataMakeANewOne() {
        ForecastVintages vintages = new ForecastVintages(clickHouse, Clock.fixed(NOW, ZoneOffset.UTC));
        assertEquals(Optional.empty(), vintages.make(5, 1));
        EnrolmentPanel panel = SchoolPanels.grown(6, 10, 0.98, 0.03, 5);
        deliver(panel, 9);
        ForecastRun first = vintages.make(5, 1).orElseThrow();
        assertTrue(first.isNew());
        assertEquals(2020, first.originYear());
        assertFalse(vintages.make(5, 1).orElseThrow().isNew());
        deliver(panel, 10);
        ForecastRun second = vintages.make(5, 1).orElseThrow();
        assertTrue(second.isNew() && second.run() > first.run());
        assertEquals(2021, second.originYear());
        assertEquals(2, count("SELECT count() FROM school_run FINAL"));
        // Six areas, nine grades, five years ahead; the first forecast stays as it was made.
        assertEquals(
                270,
                count("SELECT count() FROM school_forecast FINAL WHERE origin_year = 2020 AND run = " + first.run()));
        assertEquals(
                270, count("SELECT count() FROM school_forecast FINAL WHERE origin_year = 2021 AND places IS NULL"));
        // What the newer method would have said a year before, for the year that has come.
        assertEquals(
                54,
                count("SELECT count() FROM school_forecast FINAL WHERE origin_year = 2020 AND run = " + second.run()));
        assertEquals(
                count("SELECT uniq(ahead, bin) FROM school_error FINAL WHERE run = " + second.run()) * 199,
                count("SELECT count() FROM school_error FINAL WHERE run = " + second.run()));
    }

    private static void deliver(EnrolmentPanel panel, int years) {
        clickHouse.insertOnce(
                "delivery-" + years,
                "INSERT INTO school_enrolment (area, grade, year, pupils, version) VALUES (?, ?, ?, ?, ?)",
                insert -> {
                    for (int a = 0; a < panel.areas().size(); a++) {
                        for (int g = 0; g < panel.grades(); g++) {
                            for (int t = 0; t < years; t++) {
                                insert.setString(1, panel.areas().get(a));
                                insert.setString(2, String.valueOf(g + 1));
                                insert.setInt(3, panel.firstYear() + t);
                                insert.setDouble(4, panel.pupils(a, g, t));
                                insert.setLong(5, years);
                                insert.addBatch();
                            }
                        }
                    }
                });
    }

    private static long count(String sql) {
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
