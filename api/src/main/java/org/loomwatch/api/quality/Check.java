package org.loomwatch.api.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.loomwatch.domain.feed.Feed;

/** Figures of one enterprise and month that cannot both be right. */
enum Check {
    INSURED_BEYOND_STAFF(
            "参保人数多于登记用工（超过10%）",
            "More staff insured than registered (over 10 %)",
            "insured_ratio IS NOT NULL",
            "insured_ratio > 1.1",
            Feed.SOCIAL_INSURANCE,
            Feed.STAFFING),
    POWER_WITHOUT_STAFF(
            "有用电而登记用工为零",
            "Power used, no staff registered",
            "power_kwh IS NOT NULL AND staff_registered IS NOT NULL",
            "power_kwh > 0 AND staff_registered = 0",
            Feed.POWER,
            Feed.STAFFING),
    PAYROLL_WITHOUT_STAFF(
            "发薪人数与登记用工相差一半以上",
            "Payroll and registered staff differ by more than half",
            "wages_headcount > 0 AND staff_registered > 0",
            "wages_headcount > 2 * staff_registered OR staff_registered > 2 * wages_headcount",
            Feed.WAGES,
            Feed.STAFFING),
    WAGES_BEYOND_DUE(
            "实发工资超过应发",
            "More wages paid than payable",
            "wages_paid IS NOT NULL AND wages_payable IS NOT NULL",
            "wages_paid > 1.01 * wages_payable",
            Feed.WAGES),
    TAX_BEYOND_DECLARED(
            "实缴税额超过申报",
            "More tax paid than declared",
            "tax_paid IS NOT NULL AND tax_declared IS NOT NULL",
            "tax_paid > 1.01 * tax_declared",
            Feed.TAX),
    SUDDEN_LEVEL(
            "数值为自身中位数的8倍以上或不足八分之一，疑似单位错误",
            "Value over 8 times its own median or under an eighth: wrong unit suspected",
            "",
            "");

    private final String nameZh;
    private final String nameEn;
    private final String applies;
    private final String broken;
    private final List<Feed> feeds;

    Check(String nameZh, String nameEn, String applies, String broken, Feed... feeds) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.applies = applies;
        this.broken = broken;
        this.feeds = List.of(feeds);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }

    /** Condition on a row of {@code enterprise_month} to which the check applies. */
    String applies(Feed feed) {
        return this == SUDDEN_LEVEL ? feed.id() + "_ratio IS NOT NULL" : applies;
    }

    /** Condition that breaks it. */
    String broken(Feed feed) {
        return this == SUDDEN_LEVEL ? feed.id() + "_ratio > 8 OR " + feed.id() + "_ratio < 0.125" : broken;
    }

    static List<Check> listOf(Feed feed) {
        return Arrays.stream(values())
                .filter(check -> check.feeds.contains(feed)
                        || (check == SUDDEN_LEVEL && feed != Feed.CAPACITY_EXIT && feed != Feed.COMPLAINTS))
                .toList();
    }
}
