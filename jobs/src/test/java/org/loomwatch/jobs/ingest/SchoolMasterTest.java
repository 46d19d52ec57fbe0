package org.loomwatch.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** School tables from files to the real engine. */
class SchoolMasterTest {

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
    void tablesAreKeptAsDeliveredAndTheImpossibleIsQuarantined() throws IOException {
        Path master = Files.createDirectories(directory.resolve("master"));
        Files.writeString(master.resolve("enrolment.csv"), """
                area,grade,year,pupils
                X1,1,2024,30
                X1,2-3,2024,61.5
                X1,total,2024,
                X1,4,2024,-2
                X1,13,2024,5
                X1,1,24,5
                X1,1,2024,many
                ,1,2024,5
                X1,1
                """);
        Files.writeString(master.resolve("births.csv"), "area,year,births\nX1,2018,33\n");
        Files.writeString(master.resolve("capacity.csv"), "area,grade,year\nX1,1,2024\n");
        Files.writeString(
                master.resolve("school-events.csv"),
                "kind,year,area,to_area,first_grade,last_grade,share\nclosure,2026,X1,X2,,,1\nflood,2026,X1,,,,\n");
        Files.writeString(
                master.resolve("catchments.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"X1\","
                        + "\"parent\":\"S1\",\"name_zh\":\"一\",\"name_en\":\"One\"},\"geometry\":null}]}");
        IngestService service = new IngestService(clickHouse.connection());
        IngestResult result = service.ingest(IngestRequest.of(master), IngestProgress.SILENT);
        assertEquals(6, result.masterRows());
        assertEquals(
                List.of("1 2024 30", "2-3 2024 61.5", "total 2024 null"),
                list("SELECT concat(grade, ' ', toString(year), ' ', ifNull(toString(pupils), 'null'))"
                        + " FROM school_enrolment FINAL ORDER BY grade"));
        assertEquals(
                List.of(
                        "capacity.csv 0 file_header",
                        "enrolment.csv 5 amount_negative",
                        "enrolment.csv 6 enumeration",
                        "enrolment.csv 7 date_format",
                        "enrolment.csv 8 amount_format",
                        "enrolment.csv 9 missing_key",
                        "enrolment.csv 10 columns",
                        "school-events.csv 3 enumeration"),
                list(
                        "SELECT concat(file, ' ', toString(line), ' ', reason) FROM quarantine FINAL ORDER BY file, line"));
        Files.writeString(master.resolve("enrolment.csv"), "area,grade,year,pupils\nX1,1,2024,31\n");
        service.ingest(IngestRequest.of(master.resolve("enrolment.csv")), IngestProgress.SILENT);
        assertEquals(
                List.of("31"),
                list("SELECT toString(pupils) FROM school_enrolment FINAL WHERE area = 'X1' AND grade = '1'"));
    }

    private static List<String> list(String sql) {
        return clickHouse.read(connection -> {
            List<String> rows = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(results.getString(1));
                }
            }
            return rows;
        });
    }
}
