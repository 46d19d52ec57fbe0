package org.loomwatch.api.area;

import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.area.Area;

/**
 * An area as clients see it.
 *
 * @param parent id of the area one level up; null for the district
 */
public record AreaItem(String id, @Nullable String parent, String level, String nameZh, String nameEn) {

    public static AreaItem of(Area area) {
        return new AreaItem(area.id(), area.parentId(), area.level().id(), area.nameZh(), area.nameEn());
    }
}
