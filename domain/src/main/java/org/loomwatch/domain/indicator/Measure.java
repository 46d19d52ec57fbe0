package org.loomwatch.domain.indicator;

import static org.loomwatch.domain.indicator.Unit.CASES;
import static org.loomwatch.domain.indicator.Unit.CUBIC_METRES;
import static org.loomwatch.domain.indicator.Unit.DAYS;
import static org.loomwatch.domain.indicator.Unit.KILOWATT_HOURS;
import static org.loomwatch.domain.indicator.Unit.PERSONS;
import static org.loomwatch.domain.indicator.Unit.SHARE;
import static org.loomwatch.domain.indicator.Unit.STAGE;
import static org.loomwatch.domain.indicator.Unit.YUAN;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loomwatch.domain.feed.Feed;

/**
 * A conformed number for one enterprise and month, aggregated from the records of one feed. Missing (null) if the feed has
 * no usable record for that month: missing is never zero.
 */
public enum Measure {
    WAGES_PAYABLE("wages_payable", Feed.WAGES, YUAN, "应发工资", "Wages payable", "sum of amount_payable"),
    WAGES_PAID("wages_paid", Feed.WAGES, YUAN, "实发工资", "Wages paid", "sum of amount_paid"),
    WAGES_HEADCOUNT("wages_headcount", Feed.WAGES, PERSONS, "发薪人数", "Staff on payroll", "sum of headcount"),
    WAGES_DELAY_DAYS(
            "wages_delay_days",
            Feed.WAGES,
            DAYS,
            "工资迟发天数",
            "Wage delay",
            "greatest paid_date − due_date, not below 0; unpaid: days from due_date to the month's end"),
    COMPLAINTS_CASES("complaints_cases", Feed.COMPLAINTS, CASES, "投诉件数", "Complaints", "count of complaints"),
    COMPLAINTS_PEOPLE("complaints_people", Feed.COMPLAINTS, PERSONS, "投诉涉及人数", "People complaining", "sum of people"),
    COMPLAINTS_CLAIMED(
            "complaints_claimed", Feed.COMPLAINTS, YUAN, "投诉主张金额", "Amount claimed", "sum of amount_claimed"),
    WATER_CUBIC_METRES(
            "water_cubic_metres",
            Feed.WATER,
            CUBIC_METRES,
            "用水量",
            "Water used",
            "sum of cubic_metres over the enterprise's meters"),
    POWER_KWH("power_kwh", Feed.POWER, KILOWATT_HOURS, "用电量", "Power used", "sum of kwh over the enterprise's meters"),
    TAX_DECLARED("tax_declared", Feed.TAX, YUAN, "申报税额", "Tax declared", "sum of declared"),
    TAX_PAID("tax_paid", Feed.TAX, YUAN, "实缴税额", "Tax paid", "sum of paid"),
    TAX_OVERDUE_DAYS("tax_overdue_days", Feed.TAX, DAYS, "税款逾期天数", "Tax overdue", "greatest overdue_days"),
    STAFF_REGISTERED("staff_registered", Feed.STAFFING, PERSONS, "登记用工", "Registered staff", "sum of registered"),
    STAFF_HIRED("staff_hired", Feed.STAFFING, PERSONS, "新进人员", "Staff hired", "sum of hired"),
    STAFF_LEFT("staff_left", Feed.STAFFING, PERSONS, "离职人员", "Staff left", "sum of left"),
    INSURED_STAFF("insured_staff", Feed.SOCIAL_INSURANCE, PERSONS, "参保人数", "Insured staff", "sum of insured"),
    INSURANCE_PAYABLE("insurance_payable", Feed.SOCIAL_INSURANCE, YUAN, "应缴社保费", "Insurance payable", "sum of payable"),
    INSURANCE_PAID("insurance_paid", Feed.SOCIAL_INSURANCE, YUAN, "实缴社保费", "Insurance paid", "sum of paid"),
    EXIT_STAGE(
            "exit_stage",
            Feed.CAPACITY_EXIT,
            STAGE,
            "产能退出阶段",
            "Capacity exit stage",
            "furthest stage: 1 listed, 2 notified, 3 stopped, 4 closed"),
    EXIT_CAPACITY_SHARE(
            "exit_capacity_share", Feed.CAPACITY_EXIT, SHARE, "退出产能占比", "Capacity to exit", "greatest capacity_share"),
    EXIT_DAYS_TO_DEADLINE(
            "exit_days_to_deadline",
            Feed.CAPACITY_EXIT,
            DAYS,
            "距退出期限天数",
            "Days to exit deadline",
            "earliest deadline − last day of the month; negative when past");

    private final String id;
    private final Feed feed;
    private final Unit unit;
    private final String nameZh;
    private final String nameEn;
    private final String aggregation;

    Measure(String id, Feed feed, Unit unit, String nameZh, String nameEn, String aggregation) {
        this.id = id;
        this.feed = feed;
        this.unit = unit;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.aggregation = aggregation;
    }

    /** Column name, and the name used in URLs. */
    public String id() {
        return id;
    }

    public Feed feed() {
        return feed;
    }

    public Unit unit() {
        return unit;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** How the month's records become this number, in words. */
    public String aggregation() {
        return aggregation;
    }

    /** Whether it adds up over time, like an amount, rather than standing at a level, like a number of staff. */
    public boolean isFlow() {
        return switch (unit) {
            case YUAN, CASES, CUBIC_METRES, KILOWATT_HOURS -> true;
            default -> this == STAFF_HIRED || this == STAFF_LEFT || this == COMPLAINTS_PEOPLE;
        };
    }

    /** The measure that stands for a feed where one number must do: the first chart of the profile, the map. */
    public static Measure headlineOf(Feed feed) {
        return switch (feed) {
            case WAGES -> WAGES_PAID;
            case COMPLAINTS -> COMPLAINTS_CASES;
            case WATER -> WATER_CUBIC_METRES;
            case POWER -> POWER_KWH;
            case TAX -> TAX_PAID;
            case STAFFING -> STAFF_REGISTERED;
            case SOCIAL_INSURANCE -> INSURED_STAFF;
            case CAPACITY_EXIT -> EXIT_CAPACITY_SHARE;
        };
    }

    public static List<Measure> listOf(Feed feed) {
        return Arrays.stream(values()).filter(measure -> measure.feed == feed).toList();
    }

    public static Optional<Measure> find(String id) {
        return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
    }
}
