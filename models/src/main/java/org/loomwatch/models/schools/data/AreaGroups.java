package org.loomwatch.models.schools.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The level between the areas and the whole district: schools of one catchment, catchments of one street. Areas of
 * one group feed each other's entry grades and lend each other strength.
 */
public final class AreaGroups {

    private final Map<String, String> parents;
    private final boolean byCode;

    private AreaGroups(Map<String, String> parents, boolean byCode) {
        this.parents = parents;
        this.byCode = byCode;
    }

    /** The group is the area's code without its last part: {@code 01-0010} for {@code 01-0010-050}. */
    public static AreaGroups fromCodes() {
        return new AreaGroups(Map.of(), true);
    }

    public static AreaGroups of(Map<String, String> parents) {
        return new AreaGroups(Map.copyOf(parents), false);
    }

    /** Reads {@code area,parent}. */
    public static AreaGroups read(RowSource source) {
        Map<String, String> parents = new HashMap<>();
        source.forEach(List.of("area", "parent"), row -> {
            String previous = parents.put(row.text("area"), row.text("parent"));
            if (previous != null && !previous.equals(row.text("parent"))) {
                throw row.problem("parent", "one parent for each area; " + row.text("area") + " has " + previous);
            }
        });
        return of(parents);
    }

    /** Whether the area is listed; with groups taken from codes every area is. */
    public boolean isKnown(String area) {
        return byCode || parents.containsKey(area) || parents.containsValue(area);
    }

    /** The area's group; an area that belongs to none is its own group. */
    public String groupOf(String area) {
        if (!byCode) {
            return parents.getOrDefault(area, area);
        }
        int cut = Math.max(area.lastIndexOf('-'), Math.max(area.lastIndexOf('.'), area.lastIndexOf('/')));
        return cut > 0 ? area.substring(0, cut) : area;
    }
}
