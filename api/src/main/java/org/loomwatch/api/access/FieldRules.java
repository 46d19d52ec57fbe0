package org.loomwatch.api.access;

import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/** The one place that says which detail of a feed a figure is, and from how many enterprises a total may be shown. */
public final class FieldRules {

    /** Totals and medians over fewer enterprises than this would tell about single ones. */
    public static final int SMALLEST_CELL = 5;

    private FieldRules() {}

    /** A measure of one enterprise is an amount. */
    public static FieldDetail detailOf(Measure measure) {
        return FieldDetail.AMOUNTS;
    }

    /** A value of one enterprise is an amount; what compares it with its own past or with others is a ratio. */
    public static FieldDetail detailOf(Indicator indicator) {
        return indicator.isAmount() ? FieldDetail.AMOUNTS : FieldDetail.RATIOS;
    }

    public static boolean sees(Viewer viewer, Measure measure, String area) {
        return viewer.sees(measure.feed(), detailOf(measure), area);
    }

    public static boolean sees(Viewer viewer, Indicator indicator, String area) {
        return indicator.feeds().stream().allMatch(feed -> viewer.sees(feed, detailOf(indicator), area));
    }

    /**
     * Whether a total over {@code enterprises} of one area may be shown: always to those who see the single amounts there,
     * to others only from {@value #SMALLEST_CELL} enterprises on.
     */
    public static boolean showsTotal(AreaScope amounts, String area, long enterprises) {
        return enterprises >= SMALLEST_CELL || amounts.covers(area);
    }
}
