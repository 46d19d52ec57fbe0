package org.loomwatch.domain.indicator;

/** Unit of a measure or indicator, with the sign shown beside numbers. */
public enum Unit {
    YUAN("yuan", "元", "CNY"),
    PERSONS("persons", "人", "persons"),
    CASES("cases", "件", "cases"),
    DAYS("days", "天", "days"),
    MONTHS("months", "个月", "months"),
    CUBIC_METRES("cubic_metres", "立方米", "m³"),
    KILOWATT_HOURS("kilowatt_hours", "千瓦时", "kWh"),
    SHARE("share", "占比", "share"),
    RATIO("ratio", "倍", "×"),
    STAGE("stage", "阶段", "stage"),
    /** Robust standard deviations. */
    SCORE("score", "σ", "σ"),
    /** Between 0 and 100. */
    PERCENTILE("percentile", "百分位", "percentile"),
    /** 1 or 0. */
    FLAG("flag", "是否", "yes/no"),
    /** Share of the level by which it changes in a month. */
    PER_MONTH("per_month", "每月", "per month"),
    PER_100_STAFF("per_100_staff", "件/百人", "per 100 staff"),
    /** Of totals over many; no enterprise has a figure in it. */
    ENTERPRISES("enterprises", "家", "enterprises");

    private final String id;
    private final String signZh;
    private final String signEn;

    Unit(String id, String signZh, String signEn) {
        this.id = id;
        this.signZh = signZh;
        this.signEn = signEn;
    }

    public String id() {
        return id;
    }

    public String signZh() {
        return signZh;
    }

    public String signEn() {
        return signEn;
    }
}
