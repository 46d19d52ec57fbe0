package org.loomwatch.api.emergency.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.domain.alert.AlertArea;
import org.loomwatch.domain.alert.AlertCircle;
import org.loomwatch.domain.alert.GeoPoint;
import org.loomwatch.domain.alert.NamedValue;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;

/**
 * Turns the area of a message into streets: by code, by shape, and by name only where there is neither. A code nobody knows
 * is a problem for people to see; it never means everywhere, and never nowhere in silence.
 */
final class AlertPlacer {

    private static final double KM_PER_DEGREE = 111.195;
    private static final int CIRCLE_CORNERS = 72;

    private final DistrictAreas areas;
    private final Map<String, String> codes;
    private final GeometryFactory shapes = new GeometryFactory();

    /** @param codes place codes of other systems to our area ids */
    AlertPlacer(DistrictAreas areas, Map<String, String> codes) {
        this.areas = areas;
        this.codes = codes;
    }

    Set<String> place(AlertArea area, List<AlertProblem> problems) {
        Set<String> streets = new LinkedHashSet<>();
        for (NamedValue geocode : area.geocodes()) {
            String id = codes.getOrDefault(geocode.value(), geocode.value());
            Optional<Area> known = areas.tree().find(id);
            if (known.isEmpty()) {
                problems.add(new AlertProblem(
                        "geocode.unknown",
                        "未知区域代码 " + geocode.name() + "=" + geocode.value(),
                        "unknown place code " + geocode.name() + "=" + geocode.value()));
            } else if (known.get().level() == AreaLevel.DISTRICT) {
                streets.addAll(areas.listStreets());
            } else {
                areas.findStreet(id).ifPresent(streets::add);
            }
        }
        area.polygons().forEach(ring -> streets.addAll(areas.listStreetsTouching(polygon(ring))));
        area.circles().forEach(circle -> streets.addAll(areas.listStreetsTouching(shape(circle))));
        boolean coded = !area.geocodes().isEmpty()
                || !area.polygons().isEmpty()
                || !area.circles().isEmpty();
        if (!coded) {
            byName(area.description(), streets, problems);
        } else if (streets.isEmpty()
                && (!area.polygons().isEmpty() || !area.circles().isEmpty())) {
            problems.add(new AlertProblem(
                    "area.outside",
                    "“" + area.description() + "”的图形不在本区范围内",
                    "the shape of '" + area.description() + "' lies outside the district"));
        }
        return streets;
    }

    private void byName(String description, Set<String> streets, List<AlertProblem> problems) {
        if (description.contains(areas.tree().root().nameZh())) {
            streets.addAll(areas.listStreets());
        }
        for (String street : areas.listStreets()) {
            Area named = areas.tree().get(street);
            if (description.contains(named.nameZh())
                    || (!named.nameEn().isEmpty() && description.contains(named.nameEn()))) {
                streets.add(street);
            }
        }
        if (streets.isEmpty()) {
            problems.add(new AlertProblem(
                    "area.unplaced",
                    "无法判定“" + description + "”是哪些街道",
                    "cannot tell which streets '" + description + "' means"));
        }
    }

    private Geometry polygon(List<GeoPoint> ring) {
        return shapes.createPolygon(ring.stream()
                .map(point -> new Coordinate(point.longitude(), point.latitude()))
                .toArray(Coordinate[]::new));
    }

    private Geometry shape(AlertCircle circle) {
        GeoPoint centre = circle.centre();
        if (circle.radiusKm() == 0) {
            return shapes.createPoint(new Coordinate(centre.longitude(), centre.latitude()));
        }
        double north = circle.radiusKm() / KM_PER_DEGREE;
        double east = north / Math.max(0.01, Math.cos(Math.toRadians(centre.latitude())));
        Coordinate[] ring = new Coordinate[CIRCLE_CORNERS + 1];
        for (int i = 0; i <= CIRCLE_CORNERS; i++) {
            double angle = 2 * Math.PI * (i % CIRCLE_CORNERS) / CIRCLE_CORNERS;
            ring[i] = new Coordinate(
                    centre.longitude() + east * Math.cos(angle), centre.latitude() + north * Math.sin(angle));
        }
        return shapes.createPolygon(ring);
    }
}
