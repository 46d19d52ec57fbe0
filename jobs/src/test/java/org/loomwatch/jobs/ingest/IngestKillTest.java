package org.loomwatch.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** An ingest killed at random moments leaves what an undisturbed one does. {@code -Dingest.kill.rounds=20} kills more often. */
class IngestKillTest {

    private static final List<String> TABLES = List.of(
            "record_wages",
            "record_complaints",
            "record_water",
            "record_power",
            "record_tax",
            "record_staffing",
            "record_social_insurance",
            "record_capacity_exit",
            "enterprise_month",
            "peer_month",
            "record_superseded",
            "quarantine");

    @TempDir
    private Path directory;

    @Test
    void killedRunsLeaveTheTablesOfAnUndisturbedOne() throws Exception {
        int rounds = Integer.getInteger("ingest.kill.rounds", 2);
        Path files = directory.resolve("files");
        new DistrictGenerator()
                .generate(
                        new DistrictRequest(files, 120, 8, 11, 0.03, YearMonth.of(2026, 9), 1),
                        GenerationProgress.SILENT);
        Path data = directory.resolve("data");
        try (ClickHouse clickHouse = ClickHouse.open(StoreSettings.embedded(DataDirectory.create(data)))) {
            new ClickHouseMigrator(clickHouse.dataSource()).migrate();
            IngestRequest request = new IngestRequest(List.of(files), Instant.parse("2026-11-01T00:00:00Z"));
            IngestService service = new IngestService(clickHouse.connection());
            service.ingest(request, IngestProgress.SILENT);
            List<String> undisturbed = contents(clickHouse);

            List<String> all = new ArrayList<>(TABLES);
            all.addAll(List.of("enterprise", "ingest_run"));
            all.forEach(table -> list(clickHouse, "TRUNCATE TABLE " + table));
            Random random = new Random(3);
            int cutOff = 0;
            for (int round = 0; round < rounds; round++) {
                cutOff += kill(IngestProcess.start(data, files), random.nextInt(4000)) ? 1 : 0;
            }
            service.ingest(request, IngestProgress.SILENT);
            assertEquals(undisturbed, contents(clickHouse), cutOff + " of " + rounds + " runs were cut off");
            assertTrue(cutOff > 0, "no run was still under way when it was killed");
        }
    }

    /** Lets the run go for a while and kills it; false if it had ended by itself. */
    private static boolean kill(Process process, int afterMillis) throws Exception {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("running", lines.readLine());
            boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return !ended;
        }
    }

    private static List<String> contents(ClickHouse clickHouse) {
        List<String> contents = new ArrayList<>();
        for (String table : TABLES) {
            String columns = table.startsWith("record_")
                    ? "* EXCEPT (file, line" + (table.equals("record_superseded") ? "" : ", epoch") + ")"
                    : table.equals("quarantine") ? "* EXCEPT (ingested_at)" : "* EXCEPT (version)";
            contents.addAll(list(
                    clickHouse,
                    "SELECT concat('" + table + " ', toString(count()), ' ', toString(sum(cityHash64(toString(tuple("
                            + columns + ")))))) FROM " + table + " FINAL"));
        }
        return contents;
    }

    private static List<String> list(ClickHouse clickHouse, String sql) {
        return clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                List<String> values = new ArrayList<>();
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            values.add(rows.getString(1));
                        }
                    }
                }
                return values;
            }
        });
    }
}
