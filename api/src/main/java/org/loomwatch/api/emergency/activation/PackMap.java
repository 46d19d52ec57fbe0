package org.loomwatch.api.emergency.activation;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.api.pdf.PdfCanvas;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;

/** The printed map: streets, those in force tinted, and resources as the numbers of their categories. */
final class PackMap {

    /** With more than these, numbers would only cover each other: dots are drawn. */
    private static final int MOST_NUMBERS = 1_500;

    private static final float NUMBER_SIZE = 5;
    private static final float NAME_SIZE = 8;

    private final DistrictAreas areas;
    private final List<FrozenResource> resources;
    private final Envelope frame = new Envelope();

    PackMap(DistrictAreas areas, List<FrozenResource> resources) {
        this.areas = areas;
        this.resources = resources;
        areas.listStreets().forEach(street -> areas.findOutline(street)
                .ifPresent(shape -> frame.expandToInclude(shape.getEnvelopeInternal())));
    }

    boolean isEmpty() {
        return frame.isNull();
    }

    /** Number of a category in the order of the legend, from 1. */
    static int number(String category) {
        List<ResourceCategory> categories = ResourceCatalog.listCategories();
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).code().equals(category)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** A degree of longitude is shorter than one of latitude by the cosine of the latitude. */
    private double shrink() {
        return Math.cos(Math.toRadians(frame.centre().y));
    }

    float height(float width) {
        return (float) (width * frame.getHeight() / (frame.getWidth() * shrink()));
    }

    void draw(PdfCanvas canvas, Set<String> inForce, float width, float height) throws IOException {
        double scale = Math.min(width / (frame.getWidth() * shrink()), height / frame.getHeight());
        for (String street : areas.listStreets()) {
            Geometry shape = areas.findOutline(street).orElse(null);
            if (shape != null) {
                outline(canvas, shape, scale);
                if (inForce.contains(street)) {
                    canvas.area(1f, 0.89f, 0.72f);
                } else {
                    canvas.area(0.96f, 0.96f, 0.96f);
                }
            }
        }
        canvas.color(0.65f, 0f, 0f);
        boolean numbers = resources.size() <= MOST_NUMBERS;
        for (FrozenResource resource : resources) {
            Coordinate place = new Coordinate(resource.longitude(), resource.latitude());
            if (numbers) {
                canvas.label(
                        Integer.toString(number(resource.category())), x(place, scale), y(place, scale), NUMBER_SIZE);
            } else {
                canvas.dot(x(place, scale), y(place, scale), 1);
            }
        }
        canvas.color(0f, 0f, 0f);
        for (String street : areas.listStreets()) {
            Geometry shape = areas.findOutline(street).orElse(null);
            if (shape != null) {
                Coordinate middle = shape.getInteriorPoint().getCoordinate();
                canvas.label(areas.tree().get(street).nameZh(), x(middle, scale), y(middle, scale), NAME_SIZE);
            }
        }
    }

    private void outline(PdfCanvas canvas, Geometry shape, double scale) throws IOException {
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            boolean first = true;
            for (Coordinate corner : shape.getGeometryN(part).getCoordinates()) {
                if (first) {
                    canvas.moveTo(x(corner, scale), y(corner, scale));
                } else {
                    canvas.lineTo(x(corner, scale), y(corner, scale));
                }
                first = false;
            }
        }
    }

    private float x(Coordinate place, double scale) {
        return (float) ((place.x - frame.getMinX()) * shrink() * scale);
    }

    private float y(Coordinate place, double scale) {
        return (float) ((place.y - frame.getMinY()) * scale);
    }
}
