package org.loomwatch.jobs.master;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Loads {@code areas.geojson}, {@code catchments.geojson} and {@code terrain.geojson}; one feature is one row, its geometry kept as GeoJSON text. */
final class GeoFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BinaryClient client;
    private final QuarantineWriter quarantine;
    private long taken;
    private long rejected;

    GeoFile(BinaryClient client, QuarantineWriter quarantine) {
        this.client = client;
        this.quarantine = quarantine;
    }

    long taken() {
        return taken;
    }

    long rejected() {
        return rejected;
    }

    void loadAreas(Path file, QuarantineSource source) throws IOException {
        Bytes rows = new Bytes(1 << 16);
        int position = 0;
        for (JsonNode feature : features(file, source)) {
            position++;
            JsonNode properties = feature.path("properties");
            String level = properties.path("level").asText();
            if (AreaLevel.find(level).isEmpty()) {
                reject(source, position, "level", "district, street, community or grid", feature);
            } else if (isComplete(feature, source, position)) {
                rows.putString(properties.path("id").asText());
                rows.putString(properties.path("parent").asText(""));
                rows.putString(level);
                rows.putString(properties.path("name_zh").asText());
                rows.putString(properties.path("name_en").asText(""));
                rows.putInt(position);
                rows.putString(feature.path("geometry").toString());
                taken++;
            }
        }
        insert("area", List.of("id", "parent", "level", "name_zh", "name_en", "position", "boundary"), rows);
    }

    void loadCatchments(Path file, QuarantineSource source) throws IOException {
        Bytes rows = new Bytes(1 << 16);
        int position = 0;
        for (JsonNode feature : features(file, source)) {
            position++;
            JsonNode properties = feature.path("properties");
            if (isComplete(feature, source, position)) {
                rows.putString(properties.path("id").asText());
                rows.putString(properties.path("parent").asText(""));
                rows.putString(properties.path("name_zh").asText());
                rows.putString(properties.path("name_en").asText(""));
                rows.putInt(position);
                rows.putString(feature.path("geometry").toString());
                taken++;
            }
        }
        insert("catchment", List.of("id", "parent", "name_zh", "name_en", "position", "boundary"), rows);
    }

    void loadTerrain(Path file, QuarantineSource source) throws IOException {
        Bytes rows = new Bytes(1 << 16);
        int position = 0;
        for (JsonNode feature : features(file, source)) {
            position++;
            JsonNode properties = feature.path("properties");
            if (isComplete(feature, source, position)) {
                rows.putString(properties.path("id").asText());
                rows.putString(properties.path("kind").asText(""));
                rows.putString(properties.path("name_zh").asText());
                rows.putString(properties.path("name_en").asText(""));
                rows.putString(feature.path("geometry").toString());
                taken++;
            }
        }
        insert("terrain", List.of("id", "kind", "name_zh", "name_en", "geometry"), rows);
    }

    private void insert(String table, List<String> columns, Bytes rows) {
        if (rows.size() > 0) {
            client.insert(table, columns, rows.array(), rows.size());
        }
    }

    private Iterable<JsonNode> features(Path file, QuarantineSource source) throws IOException {
        try {
            JsonNode features = JSON.readTree(Files.readAllBytes(file)).path("features");
            if (features.isArray()) {
                return features;
            }
            quarantine.refuse(source, Reason.FILE_UNREADABLE, "no GeoJSON FeatureCollection");
        } catch (JsonProcessingException e) {
            quarantine.refuse(source, Reason.FILE_UNREADABLE, "no JSON: " + e.getOriginalMessage());
        }
        rejected++;
        return List.of();
    }

    private boolean isComplete(JsonNode feature, QuarantineSource source, int position) {
        for (String key : List.of("id", "name_zh")) {
            if (feature.path("properties").path(key).asText().isBlank()) {
                reject(source, position, key, "a value", feature);
                return false;
            }
        }
        return true;
    }

    private void reject(QuarantineSource source, int position, String key, String expected, JsonNode feature) {
        rejected++;
        Reason reason = key.equals("level") ? Reason.ENUMERATION : Reason.MISSING_KEY;
        quarantine.reject(
                source,
                position,
                new Rejection(reason, key, expected),
                List.of(),
                feature.path("properties").toString());
    }
}
