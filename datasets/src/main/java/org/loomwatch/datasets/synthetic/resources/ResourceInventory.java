package org.loomwatch.datasets.synthetic.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.geography.MapArea;
import org.loomwatch.datasets.synthetic.geography.TerrainFeature;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/** All resources of a map: reservoirs and river sections from the terrain, the rest where people are. */
public final class ResourceInventory {

    private static final double POND_DEGREES = 0.0007;
    private static final int POND_VERTICES = 14;
    private static final int VERTICES_PER_SECTION = 5;

    /** How many of each category that has no terrain feature of its own, and the department that answers. */
    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("pond", 24),
            Map.entry("waterlogging_point", 52),
            Map.entry("construction_site", 68),
            Map.entry("shelter", 84),
            Map.entry("slope", 90),
            Map.entry("pumping_station", 22),
            Map.entry("rescue_team", 30),
            Map.entry("supply_depot", 24),
            Map.entry("dilapidated_house", 110),
            Map.entry("underpass", 18),
            Map.entry("exposed_object", 75),
            Map.entry("sensitive_site", 80));

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("reservoir", "区水务局"),
            Map.entry("river_danger_section", "区水务局"),
            Map.entry("pond", "区水务局"),
            Map.entry("waterlogging_point", "区水务局"),
            Map.entry("construction_site", "区住房和建设局"),
            Map.entry("shelter", "区应急管理局"),
            Map.entry("slope", "市规划和自然资源局织岭管理局"),
            Map.entry("pumping_station", "区水务局"),
            Map.entry("rescue_team", "区应急管理局"),
            Map.entry("supply_depot", "区应急管理局"),
            Map.entry("dilapidated_house", "区住房和建设局"),
            Map.entry("underpass", "区交通运输局"),
            Map.entry("exposed_object", "区城市管理和综合执法局"),
            Map.entry("sensitive_site", "区应急管理局"));

    private final DistrictMap map;
    private final GeometryFactory factory = new GeometryFactory();
    private final Draws draws;
    private final List<ResourceRecord> resources = new ArrayList<>();

    private ResourceInventory(DistrictMap map, long seed) {
        this.map = map;
        this.draws = new Draws(seed);
    }

    public static List<ResourceRecord> build(DistrictMap map, long seed) {
        ResourceInventory inventory = new ResourceInventory(map, seed);
        List<ResourceCategory> categories = ResourceCatalog.listCategories();
        for (int i = 0; i < categories.size(); i++) {
            inventory.draws.at(Stream.RESOURCES, i, 0);
            inventory.add(categories.get(i));
        }
        return List.copyOf(inventory.resources);
    }

    private void add(ResourceCategory category) {
        switch (category.code()) {
            case "reservoir" -> {
                for (TerrainFeature water : terrain("reservoir")) {
                    add(category, water.nameZh(), water.nameZh(), water.shape());
                }
            }
            case "river_danger_section" -> addSections(category);
            default -> {
                for (int i = 0; i < COUNTS.get(category.code()); i++) {
                    addSomewhere(category, i + 1);
                }
            }
        }
    }

    private void addSections(ResourceCategory category) {
        int number = 0;
        for (TerrainFeature river : map.terrain()) {
            if (!river.kind().equals("river") && !river.kind().equals("stream")) {
                continue;
            }
            Coordinate[] line = ((LineString) river.shape().getGeometryN(0)).getCoordinates();
            int sections = river.kind().equals("river") ? 5 : 1;
            for (int i = 0; i < sections && line.length > VERTICES_PER_SECTION; i++) {
                int start = draws.below(line.length - VERTICES_PER_SECTION);
                Coordinate[] section = java.util.Arrays.copyOfRange(line, start, start + VERTICES_PER_SECTION);
                String name = river.nameZh() + "险段" + ++number;
                add(category, name, river.nameZh(), factory.createLineString(section));
            }
        }
    }

    private void addSomewhere(ResourceCategory category, int number) {
        int grid = map.drawGrid(draws);
        MapArea area = map.grids().get(grid);
        Point point = factory.createPoint(map.pointIn(grid, draws));
        Geometry shape = category.geometry().equals("polygon") ? pond(point.getCoordinate()) : point;
        String name = area.area().nameZh().replaceAll("第\\d+网格", "") + category.nameZh() + number + "号";
        add(category, name, area.area().nameZh(), shape);
    }

    private Geometry pond(Coordinate centre) {
        Coordinate[] ring = new Coordinate[POND_VERTICES + 1];
        double phase = draws.uniform(0, 6);
        for (int i = 0; i < POND_VERTICES; i++) {
            double angle = 2 * Math.PI * i / POND_VERTICES;
            double radius = POND_DEGREES * (1 + 0.25 * StrictMath.cos(2 * angle + phase));
            ring[i] = new Coordinate(
                    centre.x + radius * StrictMath.cos(angle), centre.y + radius * StrictMath.sin(angle));
        }
        ring[POND_VERTICES] = ring[0].copy();
        return factory.createPolygon(ring);
    }

    private void add(ResourceCategory category, String name, String place, Geometry shape) {
        String id = String.format(Locale.ROOT, "R%04d", resources.size() + 1);
        String contact = ResourceContacts.draw(draws);
        resources.add(new ResourceRecord(
                id,
                category.code(),
                name,
                gridOf(shape),
                UNITS.get(category.code()),
                contact,
                ResourceAttributes.draw(category.code(), place, draws),
                shape));
    }

    private String gridOf(Geometry shape) {
        Point point = shape.getInteriorPoint();
        for (MapArea grid : map.grids()) {
            if (grid.boundary().getEnvelopeInternal().contains(point.getCoordinate())
                    && grid.boundary().covers(point)) {
                return grid.area().id();
            }
        }
        return map.tree().root().id();
    }

    private List<TerrainFeature> terrain(String kind) {
        return map.terrain().stream()
                .filter(feature -> feature.kind().equals(kind))
                .toList();
    }
}
