package org.loomwatch.api.chart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Unit;

/**
 * One number that can be charted over any group of enterprises.
 *
 * @param feeds the feeds it draws on; none for a mere count of enterprises
 * @param detail what one must be granted of those feeds to see it of a single enterprise; empty without feeds
 * @param statistic how enterprises' values become the group's: {@code sum}, {@code median}, or {@code ratio} of two sums
 * @param permission what one must hold to see it
 * @param columns its columns, by name, as SQL over a row of the source; all of them but those of a median add up
 * @param value SQL of the group's number over those columns
 * @param present the column that counts the enterprises which have a value
 */
public record ChartMeasure(
        String id,
        String nameZh,
        String nameEn,
        Unit unit,
        List<Feed> feeds,
        Optional<FieldDetail> detail,
        String statistic,
        Permission permission,
        ChartSource source,
        Map<String, String> columns,
        String value,
        String present) {

    static final String SUM = "sum";
    static final String MEDIAN = "median";
    static final String RATIO = "ratio";

    public ChartMeasure {
        Objects.requireNonNull(unit, "unit");
        feeds = List.copyOf(feeds);
        columns = Map.copyOf(columns);
        if (!columns.containsKey(present)) {
            throw new IllegalArgumentException(id + " counts by a column it does not have: " + present);
        }
    }

    /** Whether groups can be put together from smaller ones. */
    public boolean addsUp() {
        return !statistic.equals(MEDIAN);
    }

    /** Where the viewer sees totals of it. */
    public AreaScope scope(Viewer viewer) {
        return FieldRules.scope(viewer, feeds, FieldDetail.RATIOS);
    }

    /** Where the viewer sees it of single enterprises, so that no total needs hiding. */
    AreaScope single(Viewer viewer) {
        return detail.map(needed -> FieldRules.scope(viewer, feeds, needed)).orElse(viewer.areas());
    }
}
