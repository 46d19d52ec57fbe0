package org.loomwatch.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.jobs.testing.IngestTables;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** The whole way from files to tables, on the real engine. */
class IngestServiceTest {

    private static final List<String> TABLES = List.of(
            "record_wages",
            "record_complaints",
            "record_water",
            "record_power",
            "record_tax",
            "record_staffing",
            "record_social_insurance",
            "record_capacity_exit");

    @TempDir
    private static Path directory;

    private static ClickHouse clickHouse;
    private static IngestTables tables;
    private static Path district;

    /** What one ingest of the whole district has left; every test begins from it or from nothing. */
    private static List<String> expected;

    private static IngestResult first;

    @BeforeAll
    static void open() {
        clickHouse = ClickHouse.open(StoreSettings.embedded(DataDirectory.create(directory.resolve("data"))));
        new ClickHouseMigrator(clickHouse.dataSource()).migrate();
        tables = new IngestTables(clickHouse);
        district = directory.resolve("district");
        new DistrictGenerator()
                .generate(
                        new DistrictRequest(district, 60, 15, 7, 0.05, YearMonth.of(2026, 9), 1),
                        GenerationProgress.SILENT);
        first = ingest(district);
        expected = contents();
        tables.save();
    }

    @AfterAll
    static void close() {
        clickHouse.close();
    }

    @Test
    void sameTablesWhateverTheOrderTheSplitAndTheRuns() throws IOException {
        assertSum(first);
        assertEquals(lines(district.resolve("feeds")), first.records());
        assertTrue(first.accepted() > 1000 && first.corrected() > 0 && first.duplicates() > 0, first::toString);
        tables.restore();
        IngestResult again = ingest(district);
        assertSum(again);
        assertEquals(0, again.accepted() + again.corrected() + again.indicators());
        assertEquals(first.quarantined(), again.quarantined());
        assertEquals(expected, contents());

        tables.emptyAllBut();
        List<Path> parts = shuffledParts(2);
        long records = ingest(district.resolve("master"), parts.get(0)).records()
                + ingest(parts.get(1)).records();
        assertEquals(first.records(), records);
        assertEquals(expected, contents());
    }

    @Test
    void aCorrectionReachesExactlyTheMonthsItTouches() throws IOException {
        tables.restore();
        List<String> before = list("SELECT toString(tuple(* EXCEPT (version))) FROM enterprise_month FINAL ORDER BY 1");
        String old = list("SELECT concat(record_id, ',', uscc, ',', formatDateTime(month, '%Y-%m'), ',"
                        + "2026-10-10T08:00:00+08:00,', meter_id, ',123456.7') FROM record_power FINAL"
                        + " WHERE month = '2025-09-01' ORDER BY uscc LIMIT 1")
                .get(0);
        String uscc = old.split(",")[1];
        Path corrections = Files.createDirectories(directory.resolve("corrections"));
        Files.writeString(
                corrections.resolve("power-2025-09-fix.csv"),
                "record_id,uscc,month,reported_at,meter_id,kwh\n" + old + "\n");
        IngestResult result = ingest(corrections);
        assertEquals(1, result.corrected());
        assertEquals(1, result.enterprises());
        List<String> after = list("SELECT toString(tuple(* EXCEPT (version))) FROM enterprise_month FINAL ORDER BY 1");
        List<String> changed = new ArrayList<>(after);
        changed.removeAll(before);
        assertTrue(changed.stream().allMatch(row -> row.contains(uscc)), changed::toString);
        assertTrue(changed.stream().anyMatch(row -> row.contains("2025-09-01")), changed::toString);
        long written =
                Long.parseLong(list("SELECT count() FROM enterprise_month WHERE version = (SELECT max(version) FROM"
                                + " enterprise_month)")
                        .get(0));
        assertEquals(changed.size(), written);
    }

    @Test
    void placesAmongPeersFollowTheValuesAndTheMasterData() throws IOException {
        tables.restore();
        assertEquals(
                List.of(),
                list("SELECT toString(tuple(m.month, m.uscc, power_value, power_percentile, 100 * (b + q / 2) / n))"
                        + " FROM (SELECT month, uscc, industry, size, power_value, power_percentile,"
                        + " count() OVER peers AS n, rank() OVER (peers ORDER BY power_value) - 1 AS b,"
                        + " count() OVER (PARTITION BY month, industry, size, power_value) AS q"
                        + " FROM enterprise_indicators AS i INNER JOIN enterprise AS e FINAL ON i.uscc = e.uscc"
                        + " WHERE power_value IS NOT NULL"
                        + " WINDOW peers AS (PARTITION BY month, industry, size)) AS m"
                        + " WHERE ifNull(power_percentile, -1) <> if(n < 5, -1, 100 * (b + q / 2) / n)"));
        assertTrue(Long.parseLong(list("SELECT count() FROM peer_month FINAL WHERE power_percentile > 0")
                        .get(0))
                > 20);

        Path master = Files.createDirectories(directory.resolve("moved"));
        Files.writeString(
                master.resolve("enterprises.csv"),
                Files.readString(district.resolve("master/enterprises.csv")).replace(",micro,", ",small,"));
        ingest(master);
        List<String> moved = list("SELECT toString(tuple(* EXCEPT (version))) FROM peer_month FINAL ORDER BY 1");
        tables.emptyAllBut();
        ingest(master, district.resolve("feeds"));
        assertEquals(list("SELECT toString(tuple(* EXCEPT (version))) FROM peer_month FINAL ORDER BY 1"), moved);
    }

    @Test
    void anInterruptedRunIsMadeGood() throws IOException {
        tables.restore();
        // As after a kill between storing the records and writing the indicators of the run.
        execute(
                "INSERT INTO ingest_run SELECT * REPLACE ('running' AS state, version + 1 AS version) FROM ingest_run FINAL");
        execute("TRUNCATE TABLE enterprise_month");
        execute("TRUNCATE TABLE peer_month");
        Path nothing = Files.createDirectories(directory.resolve("nothing"));
        Files.writeString(
                nothing.resolve("water-2026-09-empty.csv"), "record_id,uscc,month,reported_at,meter_id,cubic_metres\n");
        ingest(nothing);
        assertEquals(expected, contents());
        assertEquals(List.of("finished", "mended"), list("SELECT DISTINCT state FROM ingest_run FINAL ORDER BY 1"));
    }

    @Test
    void badFilesAreRefusedWholeAndOthersGoOn() throws IOException {
        tables.emptyAllBut("enterprise");
        String uscc = list("SELECT min(uscc) FROM enterprise").get(0);
        String header = "record_id,uscc,month,reported_at,meter_id,kwh\n";
        String row = "R%d," + uscc + ",2026-08,2026-09-05T10:00:00+08:00,表%d,1\n";
        Path inbox = Files.createDirectories(directory.resolve("inbox"));
        Files.write(
                inbox.resolve("power-2026-08-gb.csv"),
                (header + row.formatted(1, 1) + row.formatted(2, 2)).getBytes(Charset.forName("GB18030")));
        Files.writeString(inbox.resolve("power-2026-08-bom.csv"), "\uFEFF" + header + row.formatted(3, 3) + "bad\n");
        Files.writeString(inbox.resolve("power-2026-08-head.csv"), header.replace("kwh", "mwh") + row.formatted(4, 4));
        Files.writeString(inbox.resolve("electricity-2026-08.csv"), header + row.formatted(5, 5));
        gzip(inbox.resolve("power-2026-08-z.csv.gz"), header + row.formatted(6, 6), 0);
        gzip(
                inbox.resolve("power-2026-08-cut.csv.gz"),
                header + row.formatted(7, 7).repeat(5000),
                9);
        Files.writeString(
                inbox.resolve("power-2026-08.ndjson"),
                "{\"record_id\":\"R8\",\"uscc\":\"" + uscc
                        + "\",\"month\":\"2026-08\",\"reported_at\":\"2026-09-05\",\"meter_id\":\"表8\",\"kwh\":1}\n");
        workbook(inbox.resolve("power-2026-08.xlsx"), uscc);
        Files.writeString(inbox.resolve("power-2026-08-broken.xlsx"), "no workbook");
        IngestResult result = ingest(inbox);
        assertSum(result);
        assertEquals(7, result.accepted());
        assertEquals(Map.of("columns", 1L, "amount_format", 1L), result.quarantined());
        assertEquals(4, result.refusedFiles().size(), result.refusedFiles()::toString);
        assertEquals(
                List.of(
                        "electricity-2026-08.csv file_name 0",
                        "power-2026-08-bom.csv columns 3",
                        "power-2026-08-broken.xlsx file_unreadable 0",
                        "power-2026-08-cut.csv.gz file_truncated 0",
                        "power-2026-08-head.csv file_header 0",
                        "power-2026-08.xlsx amount_format 5"),
                list("SELECT concat(file, ' ', reason, ' ', toString(line)) FROM quarantine FINAL ORDER BY 1"));
        assertEquals(
                List.of("表1", "表2", "表3", "表6", "表8", "表9", "表甲"),
                list("SELECT meter_id FROM record_power FINAL ORDER BY 1"));
        assertEquals(
                List.of("1240.5 1240.5"),
                list("SELECT concat(toString(power_kwh), ' ', toString(power_value)) FROM enterprise_month FINAL"));
    }

    /** As a department would save it: dates and numbers as such, an apostrophe, separators, an empty row, a bad cell. */
    private static void workbook(Path file, String uscc) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Excel", "16.0")) {
            Worksheet sheet = workbook.newWorksheet("八月");
            List<String> header = List.of("record_id", "uscc", "month", "reported_at", "meter_id", "kwh");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                for (int row = 1; row < 5; row++) {
                    sheet.value(row, 0, "X" + row);
                    sheet.value(row, 1, "'" + uscc);
                }
            }
            sheet.value(1, 2, LocalDate.of(2026, 8, 1));
            sheet.style(1, 2).format("yyyy/m").set();
            sheet.value(1, 3, LocalDateTime.of(2026, 9, 5, 10, 30));
            sheet.style(1, 3).format("yyyy/m/d h:mm").set();
            sheet.value(1, 4, "表9");
            sheet.value(1, 5, 0.5);
            sheet.value(2, 2, "2026年8月");
            sheet.value(2, 3, "2026/9/5");
            sheet.value(2, 4, "表甲");
            sheet.value(2, 5, "１，２３５");
            sheet.value(4, 2, "2026/8");
            sheet.value(4, 3, "2026-09-05");
            sheet.value(4, 4, "表乙");
            sheet.value(4, 5, "--");
            sheet.value(3, 0, "");
            sheet.value(3, 1, "");
        }
    }

    private static IngestResult ingest(Path... paths) {
        IngestRequest request = new IngestRequest(List.of(paths), Instant.parse("2026-11-01T00:00:00Z"));
        return new IngestService(clickHouse.connection()).ingest(request, IngestProgress.SILENT);
    }

    private static void assertSum(IngestResult result) {
        long quarantined = result.quarantined().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertEquals(
                result.records(),
                result.accepted() + result.corrected() + result.duplicates() + quarantined,
                result::toString);
    }

    /** Everything that must not depend on how the records came. */
    private static List<String> contents() {
        List<String> contents = new ArrayList<>();
        for (String table : TABLES) {
            contents.addAll(list("SELECT concat('" + table + "', toString(tuple(* EXCEPT (file, line, epoch)))) FROM "
                    + table + " FINAL ORDER BY 1"));
        }
        contents.addAll(list("SELECT toString(tuple(* EXCEPT (version))) FROM enterprise_month FINAL ORDER BY 1"));
        contents.addAll(list("SELECT toString(tuple(* EXCEPT (file, line))) FROM record_superseded FINAL ORDER BY 1"));
        contents.addAll(list("SELECT toString(tuple(* EXCEPT (version))) FROM peer_month FINAL ORDER BY 1"));
        contents.addAll(list("SELECT original FROM quarantine FINAL ORDER BY 1"));
        return contents;
    }

    /** All rows of all feed files, shuffled over new files in several directories. */
    private static List<Path> shuffledParts(int parts) throws IOException {
        Random random = new Random(5);
        List<Path> directories = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            directories.add(Files.createDirectories(directory.resolve("part" + part)));
        }
        try (Stream<Path> files = Files.list(district.resolve("feeds"))) {
            Map<String, List<Path>> byFeed = files.collect(java.util.stream.Collectors.groupingBy(
                    file -> file.getFileName().toString().split("-")[0]));
            for (var feed : byFeed.entrySet()) {
                List<String> rows = new ArrayList<>();
                String header = "";
                for (Path file : feed.getValue()) {
                    List<String> lines = Files.readAllLines(file);
                    header = lines.get(0);
                    rows.addAll(lines.subList(1, lines.size()));
                }
                Collections.shuffle(rows, random);
                for (int part = 0; part < parts; part++) {
                    List<String> own = rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts);
                    Files.writeString(
                            directories.get(part).resolve(feed.getKey() + "-2026-09-shuffled.csv"),
                            header + "\n" + String.join("\n", own) + "\n");
                }
            }
        }
        return directories;
    }

    private static long lines(Path feeds) throws IOException {
        try (Stream<Path> files = Files.list(feeds)) {
            long lines = 0;
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size() - 1;
            }
            return lines;
        }
    }

    private static void gzip(Path file, String text, int cut) throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - cut));
    }

    private static void execute(String sql) {
        tables.list(sql);
    }

    private static List<String> list(String sql) {
        return tables.list(sql);
    }
}
