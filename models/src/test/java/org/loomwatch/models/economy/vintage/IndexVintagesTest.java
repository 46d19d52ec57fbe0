package org.loomwatch.models.economy.vintage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** Indices computed from and kept on the real engine. */
class IndexVintagesTest {

    private static final int ENTERPRISES = 40;

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
    void vintagesAreKeptAndOnlyTheNewestIsWrittenAgain() {
        IndexVintages before = new IndexVintages(clickHouse, clock("2026-09-16T00:00:00Z"));
        assertThrows(EconomyDataException.class, () -> before.make(2, (done, all) -> {}));
        fill();
        IndexRun first = before.make(2, (done, all) -> {});
        assertEquals(YearMonth.of(2024, 3), first.series().month());
        assertEquals(List.of(YearMonth.of(2024, 2), YearMonth.of(2024, 3)), before.listVintages());
        double stored = number("SELECT max(value) FROM economy_index FINAL WHERE vintage = '2024-02-01'");
        new IndexVintages(clickHouse, clock("2026-10-16T00:00:00Z")).make(2, (done, all) -> {});
        assertEquals(stored, number("SELECT max(value) FROM economy_index FINAL WHERE vintage = '2024-02-01'"));
        assertEquals(
                1,
                number("SELECT count(DISTINCT version) FROM economy_index FINAL WHERE vintage = '2024-02-01'"
                        + " AND version < (SELECT max(version) FROM economy_run FINAL)"));
        assertEquals(4, number("SELECT count() FROM economy_model FINAL"));
        assertEquals(
                0,
                number("SELECT count() FROM economy_index FINAL WHERE scope = 'street' AND cell = ''"),
                "no nameless");
        assertTrue(number("SELECT count() FROM economy_news FINAL") > 20);
        assertTrue(number("SELECT count() FROM economy_contribution FINAL") > 20);
        assertTrue(number("SELECT count() FROM economy_diagnostic FINAL WHERE scope = 'district'") >= 6);
        assertTrue(number("SELECT sum(meter_changes) FROM economy_series FINAL WHERE measure = 'power'") > 0);
        assertEquals(
                ENTERPRISES - 10,
                number("SELECT reporting FROM economy_series FINAL WHERE vintage = '2024-03-01'"
                        + " AND scope = 'district' AND measure = 'power' AND month = '2024-03-01'"),
                "ten power records came after the closing");
    }

    /** Forty enterprises in two streets over 39 months, made by the engine itself. */
    private static void fill() {
        execute("INSERT INTO area (id, parent, level) VALUES ('D', '', 'district'), ('S1', 'D', 'street'),"
                + " ('S2', 'D', 'street'), ('G1', 'S1', 'community'), ('G2', 'S2', 'community')");
        execute("INSERT INTO enterprise (uscc, name, industry, area, founded_on, version)"
                + " SELECT concat('U', toString(number)), 'x', if(number % 2 = 0, 'C39', 'F52'),"
                + " if(number % 4 < 2, 'G1', 'G2'), toDate32('2001-01-01'), 1 FROM numbers(" + ENTERPRISES + ")");
        String grid = " FROM (SELECT number %% %d AS i, intDiv(number, %d) AS t,".formatted(ENTERPRISES, ENTERPRISES)
                + " exp(4 + i / 20 + 0.1 * sin(t / 5.) + 0.08 * sin(pi() * t / 6) + 0.03 * sin(number * 17.3)) AS x"
                + " FROM numbers(%d))".formatted(39 * ENTERPRISES);
        execute("INSERT INTO enterprise_month (month, uscc, power_kwh, water_cubic_metres, wages_payable,"
                + " wages_headcount, insured_staff, version)"
                + " SELECT addMonths(toDate('2021-01-01'), t), concat('U', toString(i)), x, 0.1 * x, 30 * x,"
                + " 10 + 0.2 * x, 9 + 0.2 * x, 1" + grid);
        execute("INSERT INTO record_power (record_id, uscc, month, reported_at, meter_id, kwh, version)"
                + " SELECT concat(toString(i), '-', toString(t)), concat('U', toString(i)),"
                + " addMonths(toDate('2021-01-01'), t) AS m,"
                + " addDays(addMonths(m, 1), if(t = 38 AND i < 10, 20, 8)),"
                + " if(i = 7 AND t >= 20, 'new', concat('m', toString(i))), x, 1" + grid);
        execute("INSERT INTO record_tax (record_id, uscc, month, reported_at, tax_kind, declared, version)"
                + " SELECT concat(toString(i), '-', toString(t)), concat('U', toString(i)),"
                + " addMonths(toDate('2021-01-01'), t) AS m, addDays(addMonths(m, 1), 8), 'vat', 5 * x, 1" + grid);
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    private static void execute(String sql) {
        clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static double number(String sql) {
        return clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getDouble(1);
            }
        });
    }
}
