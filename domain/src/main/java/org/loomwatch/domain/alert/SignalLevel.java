package org.loomwatch.domain.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colour of a warning signal, lowest first. It is taken as issued, never worked out again. */
public enum SignalLevel {
    WHITE("白色", "White"),
    BLUE("蓝色", "Blue"),
    YELLOW("黄色", "Yellow"),
    ORANGE("橙色", "Orange"),
    RED("红色", "Red");

    private final String nameZh;
    private final String nameEn;

    SignalLevel(String nameZh, String nameEn) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public static Optional<SignalLevel> find(String id) {
        return Arrays.stream(values()).filter(level -> level.id().equals(id)).findFirst();
    }
}
