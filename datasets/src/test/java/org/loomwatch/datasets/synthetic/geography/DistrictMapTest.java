package org.loomwatch.datasets.synthetic.geography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.synthetic.resources.ResourceInventory;
import org.loomwatch.datasets.synthetic.resources.ResourceRecord;
import org.loomwatch.domain.area.AreaLevel;

class DistrictMapTest {

    private static final double SQUARE_DEGREES = 1e-10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 20_260_901})
    void levelsPartitionTheDistrictIntoConnectedValidPolygons(long seed) {
        DistrictMap map = DistrictMapBuilder.build(seed);
        Geometry district = map.areas().get(0).boundary();
        assertEquals(6, boundaries(map, AreaLevel.STREET).length);
        assertEquals(23, boundaries(map, AreaLevel.COMMUNITY).length);
        assertEquals(450, boundaries(map, AreaLevel.GRID).length);
        for (AreaLevel level : List.of(AreaLevel.STREET, AreaLevel.COMMUNITY, AreaLevel.GRID)) {
            assertPartition(boundaries(map, level), district, level + " of seed " + seed);
        }
        Geometry[] catchments =
                map.catchments().stream().map(Catchment::boundary).toArray(Geometry[]::new);
        assertEquals(30, catchments.length);
        assertPartition(catchments, district, "catchments of seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7})
    void terrainAndResourcesLieInsideAndCoverAllCategories(long seed) {
        DistrictMap map = DistrictMapBuilder.build(seed);
        Geometry district = map.areas().get(0).boundary().buffer(1e-5);
        for (TerrainFeature feature : map.terrain()) {
            assertTrue(feature.shape().isValid(), feature.nameEn());
            assertTrue(district.covers(feature.shape()), feature.nameEn() + " leaves the district");
        }
        List<ResourceRecord> resources = ResourceInventory.build(map, seed);
        ResourceCatalog.listCategories().forEach(category -> {
            List<ResourceRecord> ofCategory = resources.stream()
                    .filter(resource -> resource.category().equals(category.code()))
                    .toList();
            assertTrue(ofCategory.size() >= 5, category.code());
            for (ResourceRecord resource : ofCategory) {
                assertEquals(
                        category.attributes().keySet(), resource.attributes().keySet(), resource.id());
                assertTrue(map.tree().find(resource.area()).isPresent(), resource.id());
                assertTrue(resource.shape().isValid(), resource.id());
            }
        });
    }

    private static void assertPartition(Geometry[] parts, Geometry district, String what) {
        double sum = 0;
        for (Geometry part : parts) {
            assertTrue(part instanceof Polygon, what + ": a part is not one connected polygon");
            assertTrue(part.isValid(), what + ": a part is invalid");
            sum += part.getArea();
        }
        assertTrue(CoverageValidator.isValid(parts), what + ": parts overlap or do not share their vertices");
        assertEquals(district.getArea(), sum, SQUARE_DEGREES, what + ": parts do not cover the district");
    }

    private static Geometry[] boundaries(DistrictMap map, AreaLevel level) {
        return map.areas().stream()
                .filter(area -> area.area().level() == level)
                .map(MapArea::boundary)
                .toArray(Geometry[]::new);
    }
}
