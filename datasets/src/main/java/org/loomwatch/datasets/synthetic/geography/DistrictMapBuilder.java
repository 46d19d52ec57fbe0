package org.loomwatch.datasets.synthetic.geography;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;

/** Builds the map of a seed: grids first, then everything above as unions of them. */
public final class DistrictMapBuilder {

    public static final String DISTRICT_ID = "440398";
    public static final int GRIDS = 450;
    public static final int CATCHMENTS_PER_STREET = 5;

    private final GeometryFactory factory = new GeometryFactory();
    private final List<MapArea> areas = new ArrayList<>();
    private final List<MapArea> grids = new ArrayList<>();
    private final List<Double> gridWeights = new ArrayList<>();
    private final List<Catchment> catchments = new ArrayList<>();
    private final long seed;
    private final Outline outline;
    private final GridCells.Cells cells;
    private final List<Coordinate> centres = new ArrayList<>();
    private final double[] density;

    private DistrictMapBuilder(long seed) {
        this.seed = seed;
        outline = new Outline(seed);
        cells = new GridCells(seed, outline, factory).build(GRIDS);
        density = new double[GRIDS];
        for (int i = 0; i < GRIDS; i++) {
            Coordinate centre = LocalFrame.toKilometres(
                    cells.polygons().get(i).getCentroid().getCoordinate());
            centres.add(centre);
            density[i] = outline.density(centre.x, centre.y);
        }
    }

    public static DistrictMap build(long seed) {
        return new DistrictMapBuilder(seed).build();
    }

    private DistrictMap build() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < GRIDS; i++) {
            all.add(i);
        }
        Geometry district = union(all);
        add(DISTRICT_ID, null, AreaLevel.DISTRICT, AreaNames.DISTRICT.zh(), AreaNames.DISTRICT.en(), district);
        List<List<Integer>> streets = split(all, AreaNames.STREETS.size());
        int nextCommunity = 0;
        for (int s = 0; s < streets.size(); s++) {
            int remainingStreets = streets.size() - s;
            int communities = (AreaNames.COMMUNITIES.size() - nextCommunity + remainingStreets - 1) / remainingStreets;
            addStreet(s, streets.get(s), nextCommunity, communities);
            nextCommunity += communities;
        }
        return new DistrictMap(
                areas,
                grids,
                cumulative(gridWeights),
                catchments,
                new TerrainBuilder(seed, outline, district, factory).build());
    }

    private void addStreet(int index, List<Integer> members, int firstCommunity, int communities) {
        AreaNames.Name name = AreaNames.STREETS.get(index);
        String id = DISTRICT_ID + three(index + 1);
        add(id, DISTRICT_ID, AreaLevel.STREET, name.zh(), name.en(), union(members));
        List<List<Integer>> split = split(members, communities);
        for (int c = 0; c < communities; c++) {
            addCommunity(id + three(c + 1), id, AreaNames.COMMUNITIES.get(firstCommunity + c), split.get(c));
        }
        List<List<Integer>> schools = split(members, CATCHMENTS_PER_STREET);
        for (int c = 0; c < CATCHMENTS_PER_STREET; c++) {
            double sum = 0;
            for (int grid : schools.get(c)) {
                sum += density[grid];
            }
            int number = index * CATCHMENTS_PER_STREET + c + 1;
            catchments.add(new Catchment(
                    "X" + three(number),
                    id,
                    name.zh().replace("街道", "") + "第" + (c + 1) + "学区",
                    name.en().replace(" Street", "") + " catchment " + (c + 1),
                    union(schools.get(c)),
                    sum / schools.get(c).size()));
        }
    }

    private void addCommunity(String id, String street, AreaNames.Name name, List<Integer> members) {
        add(id, street, AreaLevel.COMMUNITY, name.zh(), name.en(), union(members));
        Draws draws = new Draws(seed).at(Stream.MAP, 2, Long.parseLong(id));
        for (int i = 0; i < members.size(); i++) {
            int cell = members.get(i);
            Polygon polygon = cells.polygons().get(cell);
            String zh = name.zh().replace("社区", "") + "第" + three(i + 1) + "网格";
            String en = name.en().replace(" Community", "") + " grid " + three(i + 1);
            grids.add(add(id + three(i + 1), id, AreaLevel.GRID, zh, en, polygon));
            gridWeights.add(density[cell] * draws.spread(0.7));
        }
    }

    private MapArea add(String id, @Nullable String parent, AreaLevel level, String zh, String en, Geometry boundary) {
        MapArea area = new MapArea(new Area(id, parent, level, zh, en), boundary);
        areas.add(area);
        return area;
    }

    private List<List<Integer>> split(List<Integer> members, int parts) {
        boolean[] member = new boolean[GRIDS];
        members.forEach(i -> member[i] = true);
        double[] weights = new double[GRIDS];
        java.util.Arrays.fill(weights, 1);
        int[] region = Regions.grow(parts, centres, cells.neighbours(), weights, member);
        List<List<Integer>> split = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<Integer> cellsOfPart = new ArrayList<>();
            for (int i : members) {
                if (region[i] == part) {
                    cellsOfPart.add(i);
                }
            }
            split.add(cellsOfPart);
        }
        return Collections.unmodifiableList(split);
    }

    private Geometry union(List<Integer> members) {
        Geometry[] polygons = members.stream().map(cells.polygons()::get).toArray(Geometry[]::new);
        return CoverageUnion.union(polygons).norm();
    }

    private static double[] cumulative(List<Double> weights) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        double[] cumulative = new double[weights.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += weights.get(i);
            cumulative[i] = i == cumulative.length - 1 ? 1 : sum / total;
        }
        return cumulative;
    }

    private static String three(int number) {
        return String.format(java.util.Locale.ROOT, "%03d", number);
    }
}
