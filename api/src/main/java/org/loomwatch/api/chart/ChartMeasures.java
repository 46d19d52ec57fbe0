package org.loomwatch.api.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.figure.IndicatorColumn;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;
import org.loomwatch.domain.warning.Grade;

/** Everything that can be charted. */
public final class ChartMeasures {

    public static final String ENTERPRISES = "enterprises";
    public static final String SCORED = "scored_enterprises";
    public static final String WARNED = "warned_enterprises";
    public static final String STAFF_AT_RISK = "staff_at_risk";
    public static final String POWER_PER_STAFF = "power_per_staff";
    public static final String INSURED_SHARE = "insured_share";
    public static final String ACTIVE = "active_enterprises";
    public static final String ENTERED = "entered_enterprises";
    public static final String GONE = "gone_enterprises";

    /** In the order in which they are offered. */
    private static final Map<String, ChartMeasure> ALL = new LinkedHashMap<>();

    static {
        add(count(ENTERPRISES, "企业数", "Enterprises with figures", ChartSource.FIGURES, "toUInt64(1)"));
        add(count(ACTIVE, "存续企业数", "Active enterprises", ChartSource.LIVES, "toUInt64(m.active)"));
        add(count(ENTERED, "新进企业数", "Enterprises that entered", ChartSource.LIVES, "toUInt64(m.entered)"));
        add(count(GONE, "退出企业数", "Enterprises that left", ChartSource.LIVES, "toUInt64(m.gone)"));
        add(warned(SCORED, "评分企业数", "Enterprises scored", "toUInt64(1)"));
        add(warned(WARNED, "预警企业数", "Enterprises with a warning", "toUInt64(w.grade != 'none')"));
        for (Grade grade : Grade.values()) {
            if (grade != Grade.NONE) {
                add(warned(
                        warnedAt(grade),
                        grade.nameZh() + "预警企业数",
                        grade.nameEn() + " warnings",
                        "toUInt64(w.grade = '" + grade.id() + "')"));
            }
        }
        add(staffAtRisk());
        add(ratio(
                POWER_PER_STAFF,
                "人均用电量",
                "Power per registered staff",
                Unit.KILOWATT_HOURS,
                Measure.POWER_KWH,
                Measure.STAFF_REGISTERED));
        add(ratio(
                INSURED_SHARE,
                "参保人数占登记用工",
                "Insured of registered staff",
                Unit.SHARE,
                Measure.INSURED_STAFF,
                Measure.STAFF_REGISTERED));
        for (Measure measure : Measure.values()) {
            add(column(measure.nameZh(), measure.nameEn(), IndicatorColumn.of(measure)));
        }
        for (Indicator indicator : Indicator.list()) {
            add(column(indicator.nameZh(), indicator.nameEn(), IndicatorColumn.of(indicator)));
        }
    }

    private ChartMeasures() {}

    public static String warnedAt(Grade grade) {
        return grade.id() + "_warnings";
    }

    public static List<ChartMeasure> list() {
        return List.copyOf(ALL.values());
    }

    /** The measures of a source whose groups can be put together from smaller ones. */
    static List<ChartMeasure> listThatAddUp(ChartSource source) {
        List<ChartMeasure> measures = new ArrayList<>();
        for (ChartMeasure measure : ALL.values()) {
            if (measure.source() == source && measure.addsUp()) {
                measures.add(measure);
            }
        }
        return measures;
    }

    public static Map<String, ChartMeasure> byId() {
        return Map.copyOf(ALL);
    }

    public static Optional<ChartMeasure> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    public static ChartMeasure get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no measure " + id));
    }

    private static void add(ChartMeasure measure) {
        ALL.put(measure.id(), measure);
    }

    private static ChartMeasure count(String id, String zh, String en, ChartSource source, String sql) {
        return new ChartMeasure(
                id,
                zh,
                en,
                Unit.ENTERPRISES,
                List.of(),
                Optional.empty(),
                ChartMeasure.SUM,
                Permission.OVERVIEW_READ,
                source,
                Map.of(id, sql, ChartSource.ALL, "toUInt64(1)"),
                "sum(" + id + ")",
                ChartSource.ALL);
    }

    private static ChartMeasure warned(String id, String zh, String en, String sql) {
        return new ChartMeasure(
                id,
                zh,
                en,
                Unit.ENTERPRISES,
                List.of(),
                Optional.empty(),
                ChartMeasure.SUM,
                Permission.WARNING_READ,
                ChartSource.WARNINGS,
                Map.of(id, sql, ChartSource.ALL, "toUInt64(1)"),
                "sum(" + id + ")",
                ChartSource.ALL);
    }

    private static ChartMeasure staffAtRisk() {
        String warned = "w.grade IN ('red', 'orange')";
        return new ChartMeasure(
                STAFF_AT_RISK,
                "红橙预警企业登记用工",
                "Staff of enterprises at red or orange",
                Unit.PERSONS,
                List.of(Feed.STAFFING),
                Optional.of(FieldDetail.AMOUNTS),
                ChartMeasure.SUM,
                Permission.WARNING_READ,
                ChartSource.WARNINGS,
                Map.of(
                        STAFF_AT_RISK,
                        "if(" + warned + ", s.staff_registered, NULL)",
                        STAFF_AT_RISK + "_n",
                        "toUInt64(" + warned + " AND s.staff_registered IS NOT NULL)"),
                "sum(" + STAFF_AT_RISK + ")",
                STAFF_AT_RISK + "_n");
    }

    /** One sum over another, both over the enterprises that have both. */
    private static ChartMeasure ratio(String id, String zh, String en, Unit unit, Measure upper, Measure lower) {
        String both = "m.%s IS NOT NULL AND m.%s IS NOT NULL".formatted(upper.id(), lower.id());
        return new ChartMeasure(
                id,
                zh,
                en,
                unit,
                List.of(upper.feed(), lower.feed()),
                Optional.of(FieldDetail.AMOUNTS),
                ChartMeasure.RATIO,
                Permission.OVERVIEW_READ,
                ChartSource.FIGURES,
                Map.of(
                        id + "_upper", "if(" + both + ", m." + upper.id() + ", NULL)",
                        id + "_lower", "if(" + both + ", m." + lower.id() + ", NULL)",
                        id + "_n", "toUInt64(" + both + ")"),
                "if(sum(%1$s_lower) > 0, sum(%1$s_upper) / sum(%1$s_lower), NULL)".formatted(id),
                id + "_n");
    }

    private static ChartMeasure column(String zh, String en, IndicatorColumn column) {
        return new ChartMeasure(
                column.id(),
                zh,
                en,
                column.unit(),
                column.feeds(),
                Optional.of(column.detail()),
                column.statistic().id(),
                Permission.OVERVIEW_READ,
                column.table().equals(IndicatorColumn.AMONG_PEERS) ? ChartSource.PEERS : ChartSource.FIGURES,
                Map.of(
                        column.id(),
                        "m." + column.id(),
                        column.id() + "_n",
                        "toUInt64(m." + column.id() + " IS NOT NULL)"),
                column.aggregate(),
                column.id() + "_n");
    }
}
