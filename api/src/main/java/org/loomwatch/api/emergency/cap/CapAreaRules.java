package org.loomwatch.api.emergency.cap;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** What an area must fulfil: CAP writes places as latitude, comma, longitude, and rings end where they began. */
final class CapAreaRules {

    private static final int FEWEST_POINTS = 4;
    private static final double LARGEST_RADIUS_KM = 20_040;

    private final CapVersion version;
    private final Findings findings;
    private final GeometryFactory geometries = new GeometryFactory();

    CapAreaRules(CapVersion version, Findings findings) {
        this.version = version;
        this.findings = findings;
    }

    void check(CapElement area) {
        if (area.textOf("areaDesc").isEmpty()) {
            findings.warning("area.description", area.path(), "areaDesc is empty", "areaDesc 为空");
        }
        area.list("polygon").forEach(this::checkPolygon);
        area.list("circle").forEach(this::checkCircle);
        for (CapElement geocode : area.list("geocode")) {
            boolean blank = version == CapVersion.V1_0
                    ? !geocode.text().matches("[^=]+=.+")
                    : geocode.textOf("valueName").isEmpty()
                            || geocode.textOf("value").isEmpty();
            if (blank) {
                findings.error("geocode.blank", geocode.path(), "a geocode without name or value", "geocode 缺少名称或取值");
            }
        }
        checkHeights(area);
    }

    private void checkHeights(CapElement area) {
        String ceiling = area.textOf("ceiling");
        if (ceiling.isEmpty()) {
            return;
        }
        Optional<Double> from = CapShapes.findNumber(area.textOf("altitude"));
        Optional<Double> to = CapShapes.findNumber(ceiling);
        if (from.isEmpty()) {
            findings.error(
                    "ceiling.altitude",
                    area.path() + "/ceiling[1]",
                    "a ceiling without altitude",
                    "有 ceiling 而无 altitude");
        } else if (to.isPresent() && to.get() < from.get()) {
            findings.error(
                    "ceiling.order",
                    area.path() + "/ceiling[1]",
                    "the ceiling is below the altitude",
                    "ceiling 低于 altitude");
        }
    }

    private void checkPolygon(CapElement element) {
        String[] pairs = CapShapes.pairs(element.text());
        Coordinate[] ring = new Coordinate[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            Optional<double[]> pair = CapShapes.findPair(pairs[i]);
            if (pair.isEmpty()) {
                findings.error(
                        "polygon.format",
                        element.path(),
                        "'" + shortened(pairs[i]) + "' is not latitude,longitude",
                        "“" + shortened(pairs[i]) + "”不是“纬度,经度”");
                return;
            }
            if (!isOnEarth(pair.get(), element)) {
                return;
            }
            ring[i] = new Coordinate(pair.get()[1], pair.get()[0]);
        }
        if (ring.length < FEWEST_POINTS) {
            findings.error(
                    "polygon.points",
                    element.path(),
                    "%d points; a ring needs at least %d".formatted(ring.length, FEWEST_POINTS),
                    "只有 %d 个点，至少需要 %d 个".formatted(ring.length, FEWEST_POINTS));
        } else if (!ring[0].equals2D(ring[ring.length - 1])) {
            findings.error("polygon.closed", element.path(), "the last point is not the first one", "首尾两点不同，多边形未闭合");
        } else {
            checkShape(ring, element);
        }
    }

    private void checkShape(Coordinate[] ring, CapElement element) {
        Polygon polygon = geometries.createPolygon(ring);
        if (polygon.convexHull().getDimension() < 2) {
            findings.error("polygon.area", element.path(), "the polygon encloses nothing", "多边形面积为零");
            return;
        }
        TopologyValidationError error = new IsValidOp(polygon).getValidationError();
        if (error == null) {
            return;
        }
        Coordinate at = error.getCoordinate();
        String place = at == null ? "?" : at.y + "," + at.x;
        if (error.getErrorType() == TopologyValidationError.SELF_INTERSECTION) {
            findings.error(
                    "polygon.self_crossing",
                    element.path(),
                    "the outline crosses itself at " + place,
                    "多边形边界在 " + place + " 处自相交");
        } else {
            findings.warning(
                    "polygon.self_touching",
                    element.path(),
                    "the outline touches itself at " + place,
                    "多边形边界在 " + place + " 处自相接触");
        }
    }

    private void checkCircle(CapElement element) {
        List<String> parts = List.of(element.text().split("\\s+"));
        Optional<double[]> centre = CapShapes.findPair(parts.get(0));
        Optional<Double> radius = parts.size() == 2 ? CapShapes.findNumber(parts.get(1)) : Optional.empty();
        if (centre.isEmpty() || radius.isEmpty()) {
            findings.error(
                    "circle.format",
                    element.path(),
                    "'" + shortened(element.text()) + "' is not latitude,longitude radius",
                    "“" + shortened(element.text()) + "”不是“纬度,经度 半径”");
        } else if (isOnEarth(centre.get(), element)) {
            checkRadius(radius.get(), element);
        }
    }

    private void checkRadius(double radius, CapElement element) {
        if (radius < 0 || radius > LARGEST_RADIUS_KM) {
            findings.error(
                    "circle.radius", element.path(), "no radius in km on earth: " + radius, "半径（公里）不合理：" + radius);
        } else if (radius == 0) {
            findings.warning(
                    "circle.radius_zero",
                    element.path(),
                    "radius 0: the circle is a single point and covers no area",
                    "半径为 0：只是一个点，不覆盖任何区域");
        }
    }

    private boolean isOnEarth(double[] pair, CapElement element) {
        double latitude = pair[0];
        double longitude = pair[1];
        if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            return true;
        }
        if (Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90) {
            findings.error(
                    "coordinates.swapped",
                    element.path(),
                    "%s,%s: no such latitude; longitude seems to stand first, CAP wants latitude first"
                            .formatted(latitude, longitude),
                    "%s,%s 的纬度不存在，疑似经纬度颠倒，CAP 要求纬度在前".formatted(latitude, longitude));
        } else {
            findings.error(
                    "coordinates.range",
                    element.path(),
                    "%s,%s is no place on earth".formatted(latitude, longitude),
                    "%s,%s 不是地球上的位置".formatted(latitude, longitude));
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
