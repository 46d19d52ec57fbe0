package org.loomwatch.domain.enterprise;

import java.util.Arrays;
import java.util.Optional;

/** Size class of an enterprise, as the statistics bureau's 2017 division names them. */
public enum EnterpriseSize {
    LARGE("large", "大型"),
    MEDIUM("medium", "中型"),
    SMALL("small", "小型"),
    MICRO("micro", "微型");

    private final String id;
    private final String nameZh;

    EnterpriseSize(String id, String nameZh) {
        this.id = id;
        this.nameZh = nameZh;
    }

    public String id() {
        return id;
    }

    public String nameZh() {
        return nameZh;
    }

    public static Optional<EnterpriseSize> find(String id) {
        return Arrays.stream(values()).filter(size -> size.id.equals(id)).findFirst();
    }
}
