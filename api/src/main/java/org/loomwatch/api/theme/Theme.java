package org.loomwatch.api.theme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.chart.ChartDimension;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartMeasures;
import org.loomwatch.domain.indicator.JointIndicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.warning.Grade;

/** An analysis: measures that belong together, and what they may be laid out by. */
public enum Theme {
    RISK(
            "风险企业与用工",
            "Enterprises at risk and their workforce",
            Permission.WARNING_READ,
            ChartMeasures.SCORED,
            ChartMeasures.warnedAt(Grade.RED),
            ChartMeasures.warnedAt(Grade.ORANGE),
            ChartMeasures.warnedAt(Grade.YELLOW),
            ChartMeasures.warnedAt(Grade.BLUE),
            ChartMeasures.STAFF_AT_RISK),
    ENERGY(
            "能耗与用工",
            "Energy use against staffing",
            Permission.OVERVIEW_READ,
            Measure.POWER_KWH.id(),
            Measure.WATER_CUBIC_METRES.id(),
            Measure.STAFF_REGISTERED.id(),
            ChartMeasures.POWER_PER_STAFF),
    INSURANCE(
            "社保参保缺口",
            "Social-insurance coverage gap",
            Permission.OVERVIEW_READ,
            Measure.STAFF_REGISTERED.id(),
            Measure.INSURED_STAFF.id(),
            JointIndicator.UNINSURED_STAFF.id(),
            ChartMeasures.INSURED_SHARE,
            Measure.INSURANCE_PAYABLE.id(),
            Measure.INSURANCE_PAID.id()),
    ENTRIES(
            "企业进出",
            "Entries and exits",
            Permission.OVERVIEW_READ,
            ChartMeasures.ACTIVE,
            ChartMeasures.ENTERED,
            ChartMeasures.GONE);

    private final String nameZh;
    private final String nameEn;
    private final Permission permission;
    private final List<ChartMeasure> measures;

    Theme(String nameZh, String nameEn, Permission permission, String... measures) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.permission = permission;
        this.measures = Arrays.stream(measures).map(ChartMeasures::get).toList();
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

    public Permission permission() {
        return permission;
    }

    public List<ChartMeasure> measures() {
        return measures;
    }

    /** What it may be laid out by. */
    public static Map<String, ChartDimension> dimensions() {
        return Arrays.stream(ChartDimension.values())
                .filter(dimension -> dimension != ChartDimension.MONTH)
                .collect(Collectors.toMap(ChartDimension::id, dimension -> dimension));
    }
}
