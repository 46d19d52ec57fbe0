package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.loomwatch.api.emergency.geo.GeoJsonShapes;

/** What differs between two states of a resource. The frame somebody measured in is no difference, the place is. */
final class ResourceChanges {

    /** About five centimetres. */
    private static final double SAME_PLACE_DEGREES = 5e-7;

    private ResourceChanges() {}

    /** Names of the fields that differ; attributes by their own names. */
    static List<String> list(Resource one, Resource other) {
        List<String> changed = new ArrayList<>();
        note(changed, "category", one.category(), other.category());
        note(changed, "name", one.name(), other.name());
        note(changed, "area", one.area(), other.area());
        note(changed, "unit", one.unit(), other.unit());
        note(changed, "contact", one.contact(), other.contact());
        note(changed, "telephone", one.telephone(), other.telephone());
        note(changed, "others", one.others(), other.others());
        if (!isSamePlace(one.geometry(), other.geometry())) {
            changed.add("geometry");
        }
        Set<String> names = new TreeSet<>(one.attributes().keySet());
        names.addAll(other.attributes().keySet());
        for (String name : names) {
            if (!isSame(one.attributes(), other.attributes(), name)) {
                changed.add(name);
            }
        }
        return changed;
    }

    private static void note(List<String> changed, String field, Object one, Object other) {
        if (!one.equals(other)) {
            changed.add(field);
        }
    }

    private static boolean isSamePlace(JsonNode one, JsonNode other) {
        return one.equals(other) || GeoJsonShapes.read(one).equalsExact(GeoJsonShapes.read(other), SAME_PLACE_DEGREES);
    }

    private static boolean isSame(Map<String, JsonNode> one, Map<String, JsonNode> other, String name) {
        JsonNode before = one.get(name);
        JsonNode after = other.get(name);
        if (before != null && after != null && before.isNumber() && after.isNumber()) {
            return before.asDouble() == after.asDouble();
        }
        return Objects.equals(before, after);
    }
}
