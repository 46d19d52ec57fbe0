package org.loomwatch.api.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.loomwatch.domain.area.AreaTree;

/** What the bars of a chart, or its lines, stand for. */
public enum ChartDimension {
    /** The whole of what is asked for, month by month. */
    MONTH(Axis.NONE, "月份", "Month"),
    STREET(Axis.AREA, "街道", "Street"),
    COMMUNITY(Axis.AREA, "社区", "Community"),
    SECTION(Axis.INDUSTRY, "行业门类", "Industry section"),
    DIVISION(Axis.INDUSTRY, "行业大类", "Industry division"),
    SIZE(Axis.SIZE, "企业规模", "Size of enterprise");

    /** What enterprises are told apart by. Each axis is a tree whose root is everything that the viewer sees. */
    public enum Axis {
        NONE,
        AREA,
        INDUSTRY,
        SIZE
    }

    private final Axis axis;
    private final String nameZh;
    private final String nameEn;

    ChartDimension(Axis axis, String nameZh, String nameEn) {
        this.axis = axis;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Axis axis() {
        return axis;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** Whether a key is an area of the level that this dimension shows. */
    public boolean isLevelOf(String key, AreaTree tree) {
        return axis == Axis.AREA
                && tree.find(key).filter(area -> area.level().id().equals(id())).isPresent();
    }

    public static Map<String, ChartDimension> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(ChartDimension::id, dimension -> dimension));
    }
}
