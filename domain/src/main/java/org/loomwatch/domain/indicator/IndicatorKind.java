package org.loomwatch.domain.indicator;

/** How an indicator is derived from the monthly history of a feed's headline measure. */
public enum IndicatorKind {
    /** The headline measure itself. */
    VALUE("value", "本期值", "Value", "headline measure of the month; missing if not reported"),
    /** Value divided by the median of the enterprise's own last twelve months before this one. */
    RATIO_TO_MEDIAN(
            "ratio",
            "与自身12个月中位数之比",
            "Ratio to own 12-month median",
            "value ÷ median of the reported values of the 12 months before; missing with fewer than 3 of them or a median of 0"),
    /** Whole months since the feed last had a usable record; 0 if this month has one. */
    MONTHS_SINCE_REPORT(
            "since",
            "距上次上报月数",
            "Months since last report",
            "months between this month and the last month with a usable record; missing if there never was one");

    private final String id;
    private final String nameZh;
    private final String nameEn;
    private final String formula;

    IndicatorKind(String id, String nameZh, String nameEn, String formula) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.formula = formula;
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

    public String formula() {
        return formula;
    }
}
