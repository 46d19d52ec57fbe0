package org.loomwatch.domain.area;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node of the area tree.
 *
 * @param id stable id; unique over all levels
 * @param parentId id of the area one level up; null exactly for the district
 */
public record Area(String id, @Nullable String parentId, AreaLevel level, String nameZh, String nameEn) {

    public Area {
        Objects.requireNonNull(level, "level");
        if (id.isBlank()) {
            throw new IllegalArgumentException("an area needs an id");
        }
        if ((parentId == null) != (level == AreaLevel.DISTRICT)) {
            throw new IllegalArgumentException("area " + id + ": exactly the district has no parent");
        }
    }

    public Optional<String> parent() {
        return Optional.ofNullable(parentId);
    }
}
