package org.loomwatch.api.access;

import java.util.Collection;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
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
        return scope(viewer, indicator.feeds(), detailOf(indicator)).covers(area);
    }

    /** Where figures that draw on all of these feeds are seen at this detail. */
    public static AreaScope scope(Viewer viewer, Collection<Feed> feeds, FieldDetail detail) {
        AreaScope scope = viewer.areas();
        for (Feed feed : feeds) {
            scope = scope.and(viewer.scope(feed, detail));
        }
        return scope;
    }

    /**
     * A column that is null in rows whose area does not show it to the viewer. Used alike in what is selected, filtered by and
     * sorted by, so that a masked figure can be found in no way.
     *
     * @param column SQL of the figure; written by us, never by a client
     * @param areaColumn the column that holds the row's area
     */
    public static Sql column(
            Viewer viewer, Collection<Feed> feeds, FieldDetail detail, String column, String areaColumn) {
        AreaScope scope = scope(viewer, feeds, detail);
        if (scope.everywhere()) {
            return Sql.of(column);
        }
        return scope.isNowhere()
                ? Sql.of("NULL")
                : Sql.of("if(").plus(RowRules.within(scope, areaColumn)).plus(", " + column + ", NULL)");
    }

    /** @throws Problem if figures of these feeds are shown to the viewer nowhere, at this detail */
    public static void require(Viewer viewer, Collection<Feed> feeds, FieldDetail detail) {
        if (scope(viewer, feeds, detail).isNowhere()) {
            throw notGranted();
        }
    }

    /** What somebody is told who asks for a figure that is not theirs to see. */
    public static Problem notGranted() {
        return new Problem(
                ProblemType.FORBIDDEN,
                Text.of("您的授权不包含该数据源的此类数据", "your grant does not show these figures of this feed"));
    }

    /**
     * Whether a total over {@code enterprises} of one area may be shown: always to those who see the single amounts there,
     * to others only from {@value #SMALLEST_CELL} enterprises on.
     */
    public static boolean showsTotal(AreaScope amounts, String area, long enterprises) {
        return enterprises >= SMALLEST_CELL || amounts.covers(area);
    }
}
