package org.loomwatch.domain.indicator;

/** How an indicator is derived from the monthly history of a feed's headline measure. */
public enum IndicatorKind {
    /** The headline measure itself. */
    VALUE("value", Unit.RATIO, "本期值", "Value", "headline measure of the month; missing if not reported"),
    /** Value divided by the median of the enterprise's own last twelve months before this one. */
    RATIO_TO_MEDIAN(
            "ratio",
            Unit.RATIO,
            "与自身12个月中位数之比",
            "Ratio to own 12-month median",
            "value ÷ median of the reported values of the 12 months before; missing with fewer than 3 of them or a median of 0"),
    /** Value divided by that of the same days counted from Chinese New Year, one year before. */
    YEAR_ON_YEAR(
            "yoy",
            Unit.RATIO,
            "同比（春节对齐）",
            "Year on year, aligned to New Year",
            "value ÷ value a year before. April to December: of the same month. January to March: of the same days counted from"
                    + " Chinese New Year, put together from the months they fall in, each by its share of days (amounts and counts"
                    + " by the days of that month, head counts and shares by the days of this one); missing if one of these months"
                    + " is, or if they are 0"),
    /** Distance from the own median in robust standard deviations. */
    ROBUST_Z(
            "z",
            Unit.SCORE,
            "稳健Z分数",
            "Robust z against own history",
            "(value − median) ÷ greater of 1.4826 × median absolute deviation and 2 % of |median|, over the reported values of the"
                    + " 12 months before, limited to ±20; missing with fewer than 6 of them or if both are 0"),
    /** Trend of the last half year in relation to its level. */
    SLOPE(
            "slope",
            Unit.PER_MONTH,
            "6个月趋势",
            "6-month slope",
            "least-squares slope over the reported values of the 6 months up to this one ÷ their mean; missing with fewer than 4 of"
                    + " them, without this month's, or if the mean is 0"),
    /** Whole months since the feed last had a usable record; 0 if this month has one. */
    MONTHS_SINCE_REPORT(
            "since",
            Unit.MONTHS,
            "距上次上报月数",
            "Months since last report",
            "months between this month and the last month with a usable record; missing if there never was one"),
    /** Whether the feed, which has reported before, has nothing for this month. */
    MISSING(
            "missing",
            Unit.FLAG,
            "本月缺报",
            "Not reported this month",
            "1 if the month has no usable record, 0 if it has; missing before the feed's first report about the enterprise"),
    /** Place among the enterprises of the same industry and size. */
    PEER_PERCENTILE(
            "percentile",
            Unit.PERCENTILE,
            "同行业同规模百分位",
            "Percentile among peers",
            "100 × (peers below + half of those equal, itself among them) ÷ peers; peers are the enterprises of the same industry"
                    + " code and size with a value for the same month; missing with fewer than 5 of them or without an own value");

    private final String id;
    private final Unit unit;
    private final String nameZh;
    private final String nameEn;
    private final String formula;

    IndicatorKind(String id, Unit unit, String nameZh, String nameEn, String formula) {
        this.id = id;
        this.unit = unit;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.formula = formula;
    }

    public String id() {
        return id;
    }

    /** Unit of every kind but {@link #VALUE}, which has the headline measure's. */
    Unit unit() {
        return unit;
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
