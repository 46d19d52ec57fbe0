package org.loomwatch.domain.area;

import java.util.Arrays;
import java.util.Optional;

/** Levels of the area tree, from the root down. */
public enum AreaLevel {
    DISTRICT("district", "区"),
    STREET("street", "街道"),
    COMMUNITY("community", "社区"),
    GRID("grid", "网格");

    private final String id;
    private final String nameZh;

    AreaLevel(String id, String nameZh) {
        this.id = id;
        this.nameZh = nameZh;
    }

    public String id() {
        return id;
    }

    public String nameZh() {
        return nameZh;
    }

    /** The level one up; empty for the district. */
    public Optional<AreaLevel> parent() {
        return switch (this) {
            case DISTRICT -> Optional.empty();
            case STREET -> Optional.of(DISTRICT);
            case COMMUNITY -> Optional.of(STREET);
            case GRID -> Optional.of(COMMUNITY);
        };
    }

    public static Optional<AreaLevel> find(String id) {
        return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
    }
}
