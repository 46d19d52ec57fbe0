package org.loomwatch.models.economy.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;

/** What is measured of every enterprise each month and becomes a series. */
public enum EconomicMeasure {
    POWER("power", "用电量", "Power", Feed.POWER, true),
    WATER("water", "用水量", "Water", Feed.WATER, true),
    /** Declared value-added tax of those who file monthly: follows turnover without the rhythm of other taxes. */
    TAX_BASE("tax_base", "增值税申报额", "VAT base", Feed.TAX, false),
    WAGES("wages", "应付工资", "Wages due", Feed.WAGES, false),
    HEADCOUNT("headcount", "发薪人数", "Paid headcount", Feed.WAGES, false),
    INSURED("insured", "参保人数", "Insured staff", Feed.SOCIAL_INSURANCE, false),
    /** Enterprises that report anything: founded, and not gone. Counted, not reported by anyone. */
    ENTERPRISES("enterprises", "在营企业", "Active enterprises", null, false);

    private final String id;
    private final String nameZh;
    private final String nameEn;
    private final @Nullable Feed feed;
    private final boolean metered;

    EconomicMeasure(String id, String nameZh, String nameEn, @Nullable Feed feed, boolean metered) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.feed = feed;
        this.metered = metered;
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

    /** The feed it comes from; empty for the number of enterprises. */
    public Optional<Feed> feed() {
        return Optional.ofNullable(feed);
    }

    /** Measures that enterprises report. */
    public static List<EconomicMeasure> listReported() {
        return Arrays.stream(values()).filter(measure -> measure.feed != null).toList();
    }

    /** Whether it is read off meters, which may be changed. */
    public boolean isMetered() {
        return metered;
    }

    public static Optional<EconomicMeasure> find(String id) {
        for (EconomicMeasure measure : values()) {
            if (measure.id.equals(id)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }
}
