package org.loomwatch.domain.warning;

import java.util.Arrays;
import java.util.Optional;

/** How grave a warning is, gravest first. */
public enum Grade {
    RED("red", "红色", "Red"),
    ORANGE("orange", "橙色", "Orange"),
    YELLOW("yellow", "黄色", "Yellow"),
    BLUE("blue", "蓝色", "Blue"),
    /** Scored, and below every cut-off. */
    NONE("none", "无", "None");

    private final String id;
    private final String nameZh;
    private final String nameEn;

    Grade(String id, String nameZh, String nameEn) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return id;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** Whether this grade is as grave as {@code other} or graver. */
    public boolean isAtLeast(Grade other) {
        return compareTo(other) <= 0;
    }

    /** The graver of two. */
    public static Grade graver(Grade one, Grade other) {
        return one.isAtLeast(other) ? one : other;
    }

    public static Optional<Grade> find(String id) {
        return Arrays.stream(values()).filter(grade -> grade.id.equals(id)).findFirst();
    }
}
