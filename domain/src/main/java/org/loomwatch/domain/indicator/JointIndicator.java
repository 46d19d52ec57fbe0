package org.loomwatch.domain.indicator;

import static org.loomwatch.domain.indicator.Measure.COMPLAINTS_CASES;
import static org.loomwatch.domain.indicator.Measure.INSURED_STAFF;
import static org.loomwatch.domain.indicator.Measure.POWER_KWH;
import static org.loomwatch.domain.indicator.Measure.STAFF_HIRED;
import static org.loomwatch.domain.indicator.Measure.STAFF_LEFT;
import static org.loomwatch.domain.indicator.Measure.STAFF_REGISTERED;
import static org.loomwatch.domain.indicator.Measure.TAX_DECLARED;
import static org.loomwatch.domain.indicator.Measure.TAX_PAID;
import static org.loomwatch.domain.indicator.Measure.WAGES_HEADCOUNT;
import static org.loomwatch.domain.indicator.Measure.WAGES_PAID;
import static org.loomwatch.domain.indicator.Measure.WAGES_PAYABLE;
import static org.loomwatch.domain.indicator.Measure.WATER_CUBIC_METRES;

import java.util.List;
import org.loomwatch.domain.feed.Feed;

/** Indicators that look at several measures at once. Each is missing if a measure that it needs is. */
public enum JointIndicator implements Indicator {
    /** Unpaid wages of the last twelve months, in months of payroll. */
    WAGE_ARREARS_MONTHS(
            Unit.MONTHS,
            "欠薪月数",
            "Months of wage arrears",
            "sum of max(0, payable − paid) ÷ payable over the 12 months up to this one for which both are reported; missing if none"
                    + " is",
            List.of(WAGES_PAYABLE, WAGES_PAID)),
    /** How long wages have been unpaid without a break. */
    WAGE_ARREARS_RUN(
            Unit.MONTHS,
            "连续欠薪月数",
            "Months in arrears without a break",
            "months in a row, up to this one and at most 12, whose wages are not paid in full; missing if this month's are unknown",
            List.of(WAGES_PAYABLE, WAGES_PAID)),
    WAGE_UNPAID_SHARE(
            Unit.SHARE,
            "当月欠薪占比",
            "Share of wages unpaid",
            "max(0, payable − paid) ÷ payable of the month; missing if nothing is payable",
            List.of(WAGES_PAYABLE, WAGES_PAID)),
    WAGE_PER_HEAD(
            Unit.YUAN,
            "人均应发工资",
            "Wage per head",
            "wages payable ÷ staff on payroll; missing if nobody is",
            List.of(WAGES_PAYABLE, WAGES_HEADCOUNT)),
    UNINSURED_STAFF(
            Unit.PERSONS,
            "未参保人数",
            "Registered minus insured staff",
            "registered staff − insured staff; below 0 if more are insured than registered",
            List.of(STAFF_REGISTERED, INSURED_STAFF)),
    INSURED_RATIO(
            Unit.RATIO,
            "参保率",
            "Insured per registered staff",
            "insured staff ÷ registered staff; missing if nobody is registered",
            List.of(INSURED_STAFF, STAFF_REGISTERED)),
    /** Both fell, and by at least this much. */
    WATER_POWER_FALL(
            Unit.SHARE,
            "水电齐降",
            "Water and power falling together",
            "max(0, 1 − greater of water and power, each ÷ its own 12-month median): both have fallen by at least this share",
            List.of(WATER_CUBIC_METRES, POWER_KWH)),
    TAX_UNPAID_SHARE(
            Unit.SHARE,
            "欠税占比",
            "Share of tax unpaid",
            "max(0, declared − paid) ÷ declared of the month; missing if nothing is declared",
            List.of(TAX_DECLARED, TAX_PAID)),
    /** Of the staff at the month's beginning. */
    NET_STAFF_LOSS(
            Unit.SHARE,
            "净流失率",
            "Net staff loss",
            "(left − hired) ÷ (registered + left − hired), the staff at the month's beginning; below 0 where staff grew; missing if"
                    + " there was no staff",
            List.of(STAFF_REGISTERED, STAFF_HIRED, STAFF_LEFT)),
    COMPLAINTS_PER_100_STAFF(
            Unit.PER_100_STAFF,
            "每百人投诉件数",
            "Complaints per 100 staff",
            "complaints ÷ staff × 100; staff is registered staff, else staff on payroll, else insured staff; missing without a"
                    + " complaint or without staff",
            List.of(COMPLAINTS_CASES, STAFF_REGISTERED, WAGES_HEADCOUNT, INSURED_STAFF));

    private final Unit unit;
    private final String nameZh;
    private final String nameEn;
    private final String formula;
    private final List<Measure> inputs;

    JointIndicator(Unit unit, String nameZh, String nameEn, String formula, List<Measure> inputs) {
        this.unit = unit;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.formula = formula;
        this.inputs = inputs;
    }

    @Override
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public List<Feed> feeds() {
        return inputs.stream().map(Measure::feed).distinct().toList();
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String nameZh() {
        return nameZh;
    }

    @Override
    public String nameEn() {
        return nameEn;
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public List<Measure> inputs() {
        return inputs;
    }

    @Override
    public boolean isAmount() {
        return unit == Unit.YUAN || unit == Unit.PERSONS;
    }
}
