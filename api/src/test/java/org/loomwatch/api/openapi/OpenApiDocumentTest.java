package org.loomwatch.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.ApiFeatures;
import org.loomwatch.api.ApiRoutes;
import org.loomwatch.api.about.About;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.health.ReadinessService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.clickhouse.ClickHouseConnection;
import org.loomwatch.store.clickhouse.ConnectionWork;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The committed document is the generated one. To regenerate it after a change of routes:
 * {@code mvn -pl api -am test -Dtest=OpenApiDocumentTest -Dopenapi.write=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class OpenApiDocumentTest {

    private static @TempDir Path folder;

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    @Test
    void committedDocumentIsTheGeneratedOne() throws Exception {
        String generated = OpenApiDocument.write(catalogue());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertEquals(Files.readString(COMMITTED), generated, "routes changed: regenerate docs/openapi.json");
    }

    @Test
    void everyReferenceLeadsToAComponent() throws Exception {
        JsonNode document = Json.MAPPER.readTree(OpenApiDocument.write(catalogue()));
        Set<String> broken = new TreeSet<>();
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.asText().substring(1);
            if (document.at(pointer).isMissingNode()) {
                broken.add(pointer);
            }
        }
        assertEquals(Set.of(), broken);
    }

    @Test
    void nullsAreDeclaredWhereTheyOccur() throws Exception {
        JsonNode schemas =
                Json.MAPPER.readTree(OpenApiDocument.write(catalogue())).at("/components/schemas");
        assertTrue(schemas.at("/AreaItem/properties/parent").toString().contains("\"null\""), schemas.toString());
        assertFalse(schemas.at("/AreaItem/properties/id").toString().contains("null"));
        assertTrue(schemas.at("/AreaItem/required").toString().contains("\"name_zh\""));
    }

    /** The product's routes on engines that are never asked. */
    private static RouteCatalogue catalogue() {
        PGSimpleDataSource unused = new PGSimpleDataSource();
        ServerMetrics metrics = new ServerMetrics();
        SqlReader clickhouse = new SqlReader(OpenApiDocumentTest::neverAsked, metrics.registry());
        AreaService areas = new AreaService(clickhouse);
        Jdbi postgres = Jdbi.create(unused);
        ServerContext context = new ServerContext(
                clickhouse,
                unused,
                ClickHouseConnection.parse("http://127.0.0.1:1/none"),
                postgres,
                new DataDirectory(folder),
                new AccessServices(postgres, folder.resolve("audit"), areas::findTree, Clock.systemUTC()),
                areas,
                new EventBroker(),
                metrics,
                Clock.systemUTC());
        return ApiRoutes.catalogue(
                ApiFeatures.list(context),
                new ReadinessService(Map.of("none", unused)),
                metrics,
                About.startedAt(Instant.EPOCH));
    }

    private static <T> T neverAsked(ConnectionWork<T> work) {
        throw new AssertionError("describing routes asks no engine");
    }
}
