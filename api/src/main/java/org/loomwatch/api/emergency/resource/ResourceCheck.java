package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.loomwatch.api.emergency.geo.CoordinateFrame;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.api.emergency.geo.GeoJsonShapes;
import org.loomwatch.api.problem.Text;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;

/** Makes a resource of a draft, or says why not. */
final class ResourceCheck {

    private final DistrictAreas areas;
    private final Map<String, String> units;

    /** @param units unit ids by id and by both names */
    ResourceCheck(DistrictAreas areas, Map<String, String> units) {
        this.areas = areas;
        this.units = units;
    }

    /** Says what is wrong with a row. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Text why;

        Refused(String zh, String en) {
            super(en, null, false, false);
            this.why = Text.of(zh, en);
        }

        Text why() {
            return why;
        }
    }

    /**
     * @param before the resource as it stands; null if it is new
     * @throws Refused saying what is wrong
     */
    Resource check(ResourceDraft draft, @Nullable Resource before, String by, Instant now) {
        if (!draft.id().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
            throw new Refused("编号应由字母、数字组成，最多 64 个字符", "id: letters and digits, at most 64 characters");
        }
        ResourceCategory category = ResourceCatalog.findNamed(draft.category())
                .orElseThrow(() -> new Refused(
                        "未知类别 " + draft.category(), "category: " + draft.category() + " is none of the 14"));
        if (draft.name().isBlank()) {
            throw new Refused("缺少名称", "name is missing");
        }
        String unit = Optional.ofNullable(units.get(draft.unit()))
                .orElseThrow(() -> new Refused("未知承办单位 " + draft.unit(), "unit: nobody knows " + draft.unit()));
        CoordinateFrame frame = CoordinateFrame.find(draft.frame())
                .orElseThrow(() -> new Refused("未知坐标系 " + draft.frame(), "frame: expected wgs84, cgcs2000 or gcj02"));
        Geometry shape = shape(draft.delivered(), frame);
        Coordinate place = shape.getInteriorPoint().getCoordinate();
        if (!draft.area().isEmpty() && areas.tree().find(draft.area()).isEmpty()) {
            throw new Refused("未知区域 " + draft.area(), "area: nobody knows " + draft.area());
        }
        String area = draft.area().isEmpty()
                ? areas.findAreaAt(place).orElseThrow(() -> new Refused("位置不在本区范围内", "it lies outside the district"))
                : draft.area();
        List<Person> others = !draft.others().isMissingNode()
                ? ResourceValues.people(draft.others())
                : before == null ? List.of() : before.others();
        return new Resource(
                draft.id(),
                category.code(),
                ResourceValues.text("名称", "name", draft.name()),
                area,
                unit,
                ResourceValues.text("责任人", "contact", draft.contact()),
                ResourceValues.telephone(draft.telephone()),
                others,
                ResourceValues.attributes(draft.attributes(), category),
                frame.id(),
                GeoJsonShapes.write(shape),
                place.x,
                place.y,
                1,
                now,
                by);
    }

    private static Geometry shape(JsonNode delivered, CoordinateFrame frame) {
        try {
            Geometry shape = GeoJsonShapes.map(GeoJsonShapes.read(delivered), frame::toWgs84);
            if (shape.isEmpty() || !shape.isValid()) {
                throw new Refused("图形为空或自相交", "geometry: empty or crossing itself");
            }
            return shape;
        } catch (IllegalArgumentException e) {
            throw new Refused("图形不正确：" + e.getMessage(), String.valueOf(e.getMessage()));
        }
    }
}
