package org.loomwatch.datasets.synthetic.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.datasets.reference.WorkCalendar;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.datasets.synthetic.geography.Catchment;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.geography.MapArea;
import org.loomwatch.datasets.synthetic.geography.TerrainFeature;
import org.loomwatch.datasets.synthetic.resources.ResourceInventory;
import org.loomwatch.datasets.synthetic.resources.ResourceRecord;
import org.loomwatch.datasets.synthetic.schools.SchoolFiles;

/** Master data that does not depend on the enterprises: areas, catchments, terrain, resources, schools, calendar. */
final class MasterFiles {

    private final DistrictRequest request;
    private final DistrictMap map;

    MasterFiles(DistrictRequest request, DistrictMap map) {
        this.request = request;
        this.map = map;
    }

    void write() {
        Path master = request.directory().resolve("master");
        try {
            writeAreas(master.resolve("areas.geojson"));
            writeCatchments(master.resolve("catchments.geojson"));
            writeTerrain(master.resolve("terrain.geojson"));
            writeResources(master.resolve("resources.geojson"));
            RowBuffer calendar = new RowBuffer().text("date,kind,name_zh,name_en\n");
            WorkCalendar.listCsvRows().forEach(row -> calendar.text(row).put('\n'));
            writeText("master/calendar.csv", calendar);
            for (Map.Entry<String, RowBuffer> file : SchoolFiles.write(
                            request.seed(), map.catchments(), request.until())
                    .entrySet()) {
                writeText(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write master data below " + master, e);
        }
    }

    private void writeText(String name, RowBuffer text) throws IOException {
        Path path = request.directory().resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, Arrays.copyOf(text.bytes(), text.length()));
    }

    private void writeAreas(Path path) throws IOException {
        try (GeoJsonFile file = new GeoJsonFile(path, "areas")) {
            for (MapArea area : map.areas()) {
                Map<String, @Nullable Object> properties = new LinkedHashMap<>();
                properties.put("id", area.area().id());
                properties.put("parent", area.area().parentId());
                properties.put("level", area.area().level().id());
                properties.put("name_zh", area.area().nameZh());
                properties.put("name_en", area.area().nameEn());
                file.add(properties, area.boundary());
            }
        }
    }

    private void writeCatchments(Path path) throws IOException {
        try (GeoJsonFile file = new GeoJsonFile(path, "catchments")) {
            for (Catchment catchment : map.catchments()) {
                Map<String, Object> properties = new LinkedHashMap<>();
                properties.put("id", catchment.id());
                properties.put("parent", catchment.street());
                properties.put("level", "catchment");
                properties.put("name_zh", catchment.nameZh());
                properties.put("name_en", catchment.nameEn());
                file.add(properties, catchment.boundary());
            }
        }
    }

    private void writeTerrain(Path path) throws IOException {
        try (GeoJsonFile file = new GeoJsonFile(path, "terrain")) {
            for (TerrainFeature feature : map.terrain()) {
                Map<String, Object> properties = new LinkedHashMap<>();
                properties.put("id", feature.id());
                properties.put("kind", feature.kind());
                properties.put("name_zh", feature.nameZh());
                properties.put("name_en", feature.nameEn());
                file.add(properties, feature.shape());
            }
        }
    }

    private void writeResources(Path path) throws IOException {
        try (GeoJsonFile file = new GeoJsonFile(path, "resources")) {
            for (ResourceRecord resource : ResourceInventory.build(map, request.seed())) {
                Map<String, Object> properties = new LinkedHashMap<>();
                properties.put("id", resource.id());
                properties.put("category", resource.category());
                properties.put("name", resource.name());
                properties.put("area", resource.area());
                properties.put("unit", resource.unit());
                properties.put("contact", resource.contact());
                properties.put("attributes", resource.attributes());
                file.add(properties, resource.shape());
            }
        }
    }
}
