package org.loomwatch.api.figure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;

/**
 * A number per enterprise and month that can be laid over the map: a measure or an indicator.
 *
 * @param id name of the column
 * @param table that holds it
 * @param feeds the feeds it draws on
 * @param detail what one must be granted of those feeds to see it of a single enterprise
 */
public record IndicatorColumn(String id, Unit unit, String table, List<Feed> feeds, FieldDetail detail) {

    /** The table of places among peers. */
    public static final String AMONG_PEERS = "peer_month";

    private static final String OWN = "enterprise_month";

    /** How the numbers of many enterprises become one. */
    public enum Statistic {
        SUM,
        MEDIAN;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Amounts and counts add up; days, months, shares, ratios and stages do not. */
    public Statistic statistic() {
        return switch (unit) {
            case YUAN, PERSONS, CASES, CUBIC_METRES, KILOWATT_HOURS, ENTERPRISES -> Statistic.SUM;
            case DAYS, MONTHS, SHARE, RATIO, STAGE, SCORE, PERCENTILE, FLAG, PER_MONTH, PER_100_STAFF ->
                Statistic.MEDIAN;
        };
    }

    /** SQL expression of the statistic over the column; null where no row has a value. */
    public String aggregate() {
        return switch (statistic()) {
            case SUM -> "sum(" + id + ")";
            case MEDIAN -> "quantileExactInclusive(0.5)(" + id + ")";
        };
    }

    public static IndicatorColumn of(Measure measure) {
        return new IndicatorColumn(
                measure.id(), measure.unit(), OWN, List.of(measure.feed()), FieldRules.detailOf(measure));
    }

    public static IndicatorColumn of(Indicator indicator) {
        return new IndicatorColumn(
                indicator.id(),
                indicator.unit(),
                indicator.comparesPeers() ? AMONG_PEERS : OWN,
                indicator.feeds(),
                FieldRules.detailOf(indicator));
    }

    /** Every measure and indicator by its id. */
    public static Map<String, IndicatorColumn> all() {
        Map<String, IndicatorColumn> columns = new TreeMap<>();
        for (Measure measure : Measure.values()) {
            columns.put(measure.id(), of(measure));
        }
        for (Indicator indicator : Indicator.list()) {
            columns.put(indicator.id(), of(indicator));
        }
        return columns;
    }
}
