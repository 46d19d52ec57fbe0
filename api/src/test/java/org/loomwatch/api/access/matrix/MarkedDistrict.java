package org.loomwatch.api.access.matrix;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FieldType;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;
import org.loomwatch.store.Stores;

/**
 * A district in which every name and every figure is unlike any other, so that one can see in any answer what it tells. Three
 * streets of one community and grid each: six, six and four enterprises, the last too few for a total.
 */
final class MarkedDistrict {

    static final String MONTH = "2026-09";
    static final List<String> STREETS = List.of("zs1", "zs2", "zs3");
    private static final int[] SIZES = {6, 6, 4};
    private static final String SMALL = "zs3g";

    private final Stores stores;
    private final List<Mark> marks = new ArrayList<>();
    private final List<String> usccs = new ArrayList<>();
    private final List<String> areasOf = new ArrayList<>();
    private final Map<String, Double> small = new LinkedHashMap<>();

    MarkedDistrict(Stores stores) {
        this.stores = stores;
    }

    List<Mark> marks() {
        return marks;
    }

    /** USCCs with the grid each stands in. */
    Map<String, String> enterprises() {
        Map<String, String> enterprises = new LinkedHashMap<>();
        for (int e = 0; e < usccs.size(); e++) {
            enterprises.put(usccs.get(e), areasOf.get(e));
        }
        return enterprises;
    }

    static List<String> areas() {
        List<String> areas = new ArrayList<>(List.of("zd"));
        STREETS.forEach(street -> areas.addAll(List.of(street, street + "c", street + "g")));
        return areas;
    }

    void fill() throws SQLException {
        try (Connection connection = stores.clickHouse().dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            fillAreas(sql);
            for (int street = 0; street < STREETS.size(); street++) {
                for (int i = 0; i < SIZES[street]; i++) {
                    addEnterprise(sql, usccs.size(), STREETS.get(street) + "g");
                }
            }
            small.forEach((id, sum) -> marks.add(new Mark(Mark.Kind.TOTAL, Double.toString(sum), sees(id, SMALL))));
        }
    }

    private void fillAreas(Statement sql) throws SQLException {
        List<String> rows = new ArrayList<>(List.of(area("zd", "", "district")));
        for (String street : STREETS) {
            rows.add(area(street, "zd", "street"));
            rows.add(area(street + "c", street, "community"));
            rows.add(area(street + "g", street + "c", "grid"));
        }
        sql.execute("INSERT INTO area (id, parent, level, name_zh, name_en, position, boundary) VALUES "
                + String.join(", ", rows));
    }

    /** The name of an area is open to whoever sees anything inside it. */
    private String area(String id, String parent, String level) {
        String street = id.substring(0, Math.min(3, id.length()));
        marks.add(new Mark(
                Mark.Kind.AREA,
                "\"NAME-" + id + "\"",
                viewer -> viewer.areas().everywhere()
                        || viewer.areas().areas().stream()
                                .anyMatch(seen -> id.equals("zd")
                                        || (seen.startsWith(street) && seen.length() >= id.length())
                                        || seen.equals(street + "g"))));
        return "('%s', '%s', '%s', 'NAME-%s', 'NAME-%s', 1, 'null')".formatted(id, parent, level, id, id);
    }

    private void addEnterprise(Statement sql, int e, String area) throws SQLException {
        String uscc = "9144030000ZZZ%03dX%d".formatted(e, e % 10);
        usccs.add(uscc);
        areasOf.add(area);
        Predicate<Viewer> inside = viewer -> viewer.areas().covers(area);
        marks.add(new Mark(Mark.Kind.ENTERPRISE, uscc, inside));
        marks.add(new Mark(Mark.Kind.ENTERPRISE, "FIRM-%03d-".formatted(e), inside));
        sql.execute("INSERT INTO enterprise (uscc, name, industry, area, address, size, legal_representative, version)"
                + " VALUES ('%s', 'FIRM-%03d-', 'C39', '%s', 'FIRM-%03d-road', 'medium', 'FIRM-%03d-boss', 1)"
                        .formatted(uscc, e, area, e, e));
        addFigures(sql, e, uscc, area);
        addRecords(sql, e, uscc, area);
        addRejected(sql, e, uscc, area);
        addWarning(sql, e, uscc, area);
    }

    private void addFigures(Statement sql, int e, String uscc, String area) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            columns.put(measure.id(), figure(measure.id(), e, area, measure.unit()));
        }
        for (Indicator indicator : Indicator.list()) {
            if (!indicator.comparesPeers()) {
                boolean since = indicator.equals(Indicator.of(indicator.feed(), IndicatorKind.MONTHS_SINCE_REPORT));
                columns.put(indicator.id(), since ? "0" : figure(indicator.id(), e, area, indicator.unit()));
            }
        }
        sql.execute("INSERT INTO enterprise_month (month, uscc, %s) VALUES ('%s-01', '%s', %s)"
                .formatted(String.join(", ", columns.keySet()), MONTH, uscc, String.join(", ", columns.values())));
    }

    /** A figure like no other, and for the small street what would be told by its total. */
    private String figure(String id, int e, String area, Unit unit) {
        int column = columnIds().indexOf(id);
        boolean amount = detail(id) == FieldDetail.AMOUNTS;
        double value = (amount ? 4_000_000 + e * 100_000 + column * 100 : 20_000 + e * 1_000 + column) + 0.125;
        String text = Double.toString(value);
        marks.add(new Mark(Mark.Kind.FIGURE, text, sees(id, area)));
        if (area.equals(SMALL) && amount && unit == Unit.YUAN) {
            small.merge(id, value, Double::sum);
        }
        return text;
    }

    private void addRecords(Statement sql, int e, String uscc, String area) throws SQLException {
        for (Feed feed : Feed.values()) {
            Map<String, String> columns = new LinkedHashMap<>();
            feed.fields().stream()
                    .filter(field -> field.type() == FieldType.MONEY || field.type() == FieldType.QUANTITY)
                    .forEach(field ->
                            columns.put("`" + field.name() + "`", recordFigure(e, feed, columns.size(), area)));
            String id = "REC-%s-%03d-".formatted(feed.id(), e);
            marks.add(new Mark(Mark.Kind.FIGURE, id, seesAmounts(feed, area)));
            String names = columns.keySet().stream().map(name -> ", " + name).collect(Collectors.joining());
            String values = columns.values().stream().map(value -> ", " + value).collect(Collectors.joining());
            sql.execute(("INSERT INTO record_%s (record_id, uscc, month, reported_at, file, line, version%s)"
                            + " VALUES ('%s', '%s', '%s-01', '2026-10-03 00:00:00', '%s-%s.csv', %d, 1%s)")
                    .formatted(feed.id(), names, id, uscc, MONTH, feed.id(), MONTH, e + 2, values));
        }
    }

    private String recordFigure(int e, Feed feed, int field, String area) {
        String text = "%d.75"
                .formatted(8_000_000 + e * 10_000 + List.of(Feed.values()).indexOf(feed) * 100 + field);
        marks.add(new Mark(Mark.Kind.FIGURE, text, seesAmounts(feed, area)));
        return text;
    }

    private void addRejected(Statement sql, int e, String uscc, String area) throws SQLException {
        for (Feed feed : Feed.values()) {
            String original = "REJ-%s-%03d-".formatted(feed.id(), e);
            marks.add(new Mark(Mark.Kind.FIGURE, original, seesAmounts(feed, area)));
            sql.execute(
                    ("INSERT INTO quarantine (file, file_hash, line, feed, record_id, uscc, month, column, reason, expected,"
                                    + " original, ingested_at) VALUES ('%s-%s.csv', 'hash%s', %d, '%s', '%s', '%s', '%s',"
                                    + " 'uscc', 'not_a_number', '', '%s', '2026-10-03 00:00:00')")
                            .formatted(
                                    feed.id(), MONTH, feed.id(), e + 50, feed.id(), original, uscc, MONTH, original));
        }
    }

    private void addWarning(Statement sql, int e, String uscc, String area) throws SQLException {
        String paid = "%d.5".formatted(6_500_000 + e);
        String ratio = "%d.0625".formatted(61_000 + e);
        marks.add(new Mark(Mark.Kind.FIGURE, paid, seesAmounts(Feed.WAGES, area)));
        marks.add(new Mark(
                Mark.Kind.FIGURE, ratio, viewer -> FieldRules.scope(viewer, List.of(Feed.POWER), FieldDetail.RATIOS)
                        .covers(area)));
        String reasons =
                ("[{\"feed\":\"wages\",\"indicator\":\"wages_value\",\"value\":%s,\"baseline\":%s,\"percentile\":97,"
                                + "\"contribution\":0.4},{\"feed\":\"power\",\"indicator\":\"power_ratio\",\"value\":%s,"
                                + "\"baseline\":1,\"percentile\":3,\"contribution\":0.2}]")
                        .formatted(paid, paid, ratio);
        sql.execute(
                ("INSERT INTO warning (month, uscc, theme, area, industry, size, grade, probability, rank, queue, rule_floor,"
                                + " reasons, model, scored_at, version) VALUES ('%s-01', '%s', 'labor_dispute', '%s', 'C39',"
                                + " 'medium', 'red', 0.8, %d, 'queue', 'none', '%s', 'test', '2026-10-03 00:00:00', 1)")
                        .formatted(MONTH, uscc, area, e + 1, reasons));
    }

    private static List<String> columnIds() {
        List<String> ids = new ArrayList<>();
        Arrays.stream(Measure.values()).map(Measure::id).forEach(ids::add);
        Indicator.list().forEach(indicator -> ids.add(indicator.id()));
        return ids;
    }

    private static FieldDetail detail(String id) {
        return Measure.find(id)
                .map(FieldRules::detailOf)
                .or(() -> Indicator.find(id).map(FieldRules::detailOf))
                .orElseThrow();
    }

    static Collection<Feed> feeds(String id) {
        return Measure.find(id)
                .<Collection<Feed>>map(measure -> List.of(measure.feed()))
                .or(() -> Indicator.find(id).map(Indicator::feeds))
                .orElseThrow();
    }

    private static Predicate<Viewer> sees(String id, String area) {
        return viewer -> FieldRules.scope(viewer, feeds(id), detail(id)).covers(area);
    }

    private static Predicate<Viewer> seesAmounts(Feed feed, String area) {
        return viewer -> {
            AreaScope scope = FieldRules.scope(viewer, List.of(feed), FieldDetail.AMOUNTS);
            return scope.covers(area);
        };
    }
}
