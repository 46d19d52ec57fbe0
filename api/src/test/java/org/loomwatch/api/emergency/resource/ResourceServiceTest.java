package org.loomwatch.api.emergency.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.EmergencyTown;
import org.loomwatch.api.emergency.geo.CoordinateFrame;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.server.Json;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Files in and out, edits and their history, on a real PostgreSQL. */
@Timeout(120)
class ResourceServiceTest {

    private static final String TABLE = """
            编号,类别,名称,承办单位,责任人,电话,其他联系人,经度,纬度,可容纳人数,室内,塔吊（台）
            H-1,应急避难场所,东岭中学,housing,李工,0755-0000,王五 副校长 0755-0001; 赵六 0755-0002,114.35,22.65,800,是,
            S-1,construction_site,地铁工地,housing,周工,0755-0003,,114.45,22.66,,,3
            S-2,construction_site,远方工地,housing,周工,0755-0003,,120.1,22.66,,,3
            S-3,construction_site,错误工地,housing,周工,0755-0003,,114.45,22.66,,,三台
            S-4,construction_site,无主工地,nobody,周工,0755-0003,,114.45,22.66,,,
            S-5,construction_site,颠倒工地,housing,周工,0755-0003,,22.66,114.45,,,
            S-6,construction_site,空号工地,housing,周工,没有,,114.45,22.66,,,
            S-1,construction_site,重复工地,housing,周工,0755-0003,,114.45,22.66,,,
            """;

    private static @TempDir Path data;
    private static Postgres postgres;
    private EmergencyTown town;

    @BeforeAll
    static void start() {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void build() {
        town = new EmergencyTown(postgres.jdbi());
    }

    @AfterEach
    void leave() {
        town.close();
    }

    private ImportReport load(byte[] file, String format, String frame, boolean dryRun) {
        return town.resources.load(file, format, frame, dryRun, Viewer.LOCAL, "somebody");
    }

    private static String outcomes(ImportReport report) {
        return report.rows().stream()
                .map(row -> row.row() + row.outcome().substring(0, 1))
                .collect(Collectors.joining(" "));
    }

    private Resource get(String id) {
        return town.resources.get(Viewer.LOCAL, id);
    }

    private static final Optional<String> ANY = Optional.empty();

    @Test
    void everyRowOfATableHasItsOutcomeAndADryRunWritesNothing() {
        ImportReport report = load(TABLE.getBytes(StandardCharsets.UTF_8), "csv", "wgs84", true);
        assertEquals("2a 3a 4r 5r 6r 7r 8r 9r", outcomes(report));
        assertEquals(2, report.added());
        assertTrue(report.rows().get(3).detailZh().contains("塔吊（台） 应为数字"));
        assertTrue(report.rows().get(5).detailEn().contains("latitude seems to stand first"));
        assertEquals(0, town.resources.index().list().size());
        assertEquals(
                outcomes(report), outcomes(load(TABLE.getBytes(Charset.forName("GB18030")), "csv", "wgs84", false)));
        Resource shelter = get("H-1");
        assertEquals("A", shelter.area());
        assertEquals(800, shelter.attributes().get("capacity_people").asInt());
        assertTrue(shelter.attributes().get("indoor").asBoolean());
        assertEquals(
                List.of(new Person("王五", "副校长", "0755-0001"), new Person("赵六", "", "0755-0002")), shelter.others());
    }

    @Test
    void whatIsExportedCanBeImportedAgain() {
        load(TABLE.getBytes(StandardCharsets.UTF_8), "csv", "gcj02", false);
        String pond = """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"P-1","category":"pond",
                "name":"=东塘","unit":"water","contact":"孙工","telephone":"+86 755 0009","attributes":{"dam_height_m":4.5}},
                "geometry":{"type":"Polygon","coordinates":[[[114.31,22.61],[114.32,22.61],[114.32,22.62],[114.31,22.61]]]}}]}""";
        assertEquals(
                1,
                load(pond.getBytes(StandardCharsets.UTF_8), "geojson", "wgs84", false)
                        .added());
        assertEquals("gcj02", get("H-1").frame());
        double shift =
                new Coordinate(get("H-1").longitude(), get("H-1").latitude()).distance(new Coordinate(114.35, 22.65));
        assertTrue(shift > 0.003 && shift < 0.008, "some hundred metres: " + shift);
        for (CoordinateFrame frame : CoordinateFrame.values()) {
            byte[] csv =
                    town.resources.sheet(Viewer.LOCAL, ANY, ANY, frame).csv().getBytes(StandardCharsets.UTF_8);
            byte[] xlsx = town.resources.sheet(Viewer.LOCAL, ANY, ANY, frame).xlsx();
            byte[] json = town.resources.geoJson(Viewer.LOCAL, ANY, ANY, frame).getBytes(StandardCharsets.UTF_8);
            for (ImportReport report : List.of(
                    load(csv, "csv", "wgs84", false),
                    load(xlsx, "xlsx", "wgs84", false),
                    load(json, "geojson", "wgs84", false))) {
                assertEquals(3, report.unchanged(), frame + " " + report);
            }
        }
    }

    @Test
    void editsAreVersionedAndNobodyOverwritesAnother() throws JsonProcessingException {
        load(TABLE.getBytes(StandardCharsets.UTF_8), "csv", "wgs84", false);
        JsonNode feature = Json.MAPPER.readTree("""
                {"type":"Feature","properties":{"id":"S-1","category":"construction_site","name":"地铁工地","unit":"housing",
                "contact":"新人","telephone":"13800000000","attributes":{"tower_cranes":5}},
                "geometry":{"type":"Point","coordinates":[114.45,22.66]}}""");
        town.resources.edit("S-1", feature, 1, Viewer.LOCAL, "editor");
        assertThrows(Problem.class, () -> town.resources.edit("S-1", feature, 1, Viewer.LOCAL, "late"));
        List<ResourceVersion> versions = town.resources.listVersions(Viewer.LOCAL, "S-1");
        assertEquals(
                List.of("editor", "somebody"),
                versions.stream().map(ResourceVersion::changedBy).toList());
        assertEquals("周工", versions.get(1).body().path("contact").asText());
        assertEquals(
                5,
                versions.get(0).body().path("attributes").path("tower_cranes").asInt());
        town.resources.remove(Viewer.LOCAL, "S-1", 2, "remover");
        assertThrows(Problem.class, () -> get("S-1"));
    }

    @Test
    void aTableWithStrangeHeadingsIsRefusedWhole() {
        byte[] strange = "id,kind\nX,Y\n".getBytes(StandardCharsets.UTF_8);
        Problem problem = assertThrows(Problem.class, () -> load(strange, "csv", "wgs84", true));
        assertTrue(String.valueOf(problem.getMessage()).contains("category"), problem.getMessage());
        assertThrows(Problem.class, () -> load("PK broken".getBytes(StandardCharsets.UTF_8), "xlsx", "wgs84", true));
    }
}
