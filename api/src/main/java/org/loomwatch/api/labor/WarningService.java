package org.loomwatch.api.labor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.domain.warning.WarningQueue;
import org.loomwatch.models.labor.district.RuleBook;

/** Reads warnings. Those without a grade show only where they were drawn for the audit. */
public final class WarningService {

    private static final Viewer EVERYBODY = Viewer.unrestricted("warnings by area, added up by each viewer's rights");
    private static final int MOST_EXPORTED = 100_000;
    private static final String COLUMNS =
            "month, uscc, area, industry, size, grade, probability, rank, queue, rule_floor, reasons, model,"
                    + " toUnixTimestamp64Milli(scored_at) AS scored";

    private final SqlReader reader;
    private final RuleBook rules;
    private final EnterpriseService enterprises;
    private final WarningUnits units;
    private final AnswerCache answers;

    WarningService(
            SqlReader reader, RuleBook rules, EnterpriseService enterprises, WarningUnits units, AnswerCache answers) {
        this.reader = reader;
        this.rules = rules;
        this.enterprises = enterprises;
        this.units = units;
        this.answers = answers;
    }

    /** A row of the list with the keys it is sorted by. */
    private record SortedItem(WarningItem item, long key) {}

    public Page<WarningItem> list(Viewer viewer, WarningQuery query, Optional<String> cursor, int limit) {
        Optional<YearMonth> month = query.month().or(() -> months().stream().findFirst());
        if (month.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<Sql> conditions = conditions(viewer, query, month.get());
        cursor.map(text -> Cursor.decode(text, query.binding(), 2))
                .ifPresent(position -> conditions.add(Sql.of(
                        "(" + query.order().key() + ", rank) > (toUInt32(?), toUInt32(?))",
                        position.keys().get(0),
                        position.keys().get(1))));
        List<SortedItem> rows = read(viewer, query.order(), conditions, limit + 1);
        List<WarningItem> items = withUnits(
                month.get(), rows.stream().limit(limit).map(SortedItem::item).toList());
        if (rows.size() <= limit) {
            return new Page<>(items, null);
        }
        SortedItem last = rows.get(limit - 1);
        return new Page<>(
                items,
                new Cursor(
                                query.binding(),
                                List.of(
                                        String.valueOf(last.key()),
                                        String.valueOf(last.item().rank())))
                        .encode());
    }

    /** The list from its beginning, without pages. */
    List<WarningItem> all(Viewer viewer, WarningQuery query, int most) {
        Optional<YearMonth> month = query.month().or(() -> months().stream().findFirst());
        return month.map(at -> withUnits(
                        at,
                        read(viewer, query.order(), conditions(viewer, query, at), most).stream()
                                .map(SortedItem::item)
                                .toList()))
                .orElse(List.of());
    }

    private List<WarningItem> withUnits(YearMonth month, List<WarningItem> items) {
        Map<String, String> found =
                units.find(month, items.stream().map(WarningItem::uscc).toList());
        return items.stream().map(item -> item.withUnit(found.get(item.uscc()))).toList();
    }

    /** Scores of one enterprise, latest first; every scored month, graded or not. */
    public List<WarningItem> history(Viewer viewer, String uscc) {
        enterprises.getArea(viewer, uscc);
        return read(
                        viewer,
                        WarningOrder.PROBABILITY,
                        List.of(
                                Sql.of("theme = ? AND uscc = ?", Warning.LABOR_DISPUTE, uscc),
                                RowRules.within(viewer, "area")),
                        MOST_EXPORTED)
                .stream()
                .map(SortedItem::item)
                .sorted(java.util.Comparator.comparing(WarningItem::month).reversed())
                .toList();
    }

    public WarningSummary summary(Viewer viewer, Optional<YearMonth> wanted) {
        return answers.get(viewer, List.of("summary", wanted), () -> compute(viewer, wanted));
    }

    private WarningSummary compute(Viewer viewer, Optional<YearMonth> wanted) {
        List<YearMonth> months = answers.get(EVERYBODY, "months", this::months);
        Optional<YearMonth> month = wanted.or(() -> months.stream().findFirst());
        Map<String, Long> grades = new LinkedHashMap<>();
        Map<String, Long> queues = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            grades.put(grade.id(), 0L);
        }
        for (WarningQueue queue : WarningQueue.values()) {
            queues.put(queue.id(), 0L);
        }
        month.ifPresent(at -> counts(at).stream()
                .filter(count -> viewer.areas().covers(count.area()))
                .forEach(count -> {
                    grades.merge(count.grade(), count.warnings(), Long::sum);
                    queues.merge(count.queue(), count.warnings(), Long::sum);
                }));
        return new WarningSummary(month.orElse(null), months, grades, queues);
    }

    /** Scored enterprises of an area, by grade and queue. */
    private record Count(String area, String grade, String queue, long warnings) {}

    /** Added up once for everybody; the rules are applied by whoever adds these up. */
    private List<Count> counts(YearMonth month) {
        return answers.get(
                EVERYBODY,
                List.of("counts", month),
                () -> reader.list(
                        Sql.of(
                                "SELECT area, grade, queue, count() AS warnings FROM warning FINAL WHERE theme = ?"
                                        + " AND month = toDate(?) GROUP BY area, grade, queue",
                                Warning.LABOR_DISPUTE,
                                month.atDay(1).toString()),
                        row -> new Count(
                                row.getString("area"),
                                row.getString("grade"),
                                row.getString("queue"),
                                row.getLong("warnings"))));
    }

    private List<YearMonth> months() {
        return reader.list(
                Sql.of("SELECT DISTINCT month FROM warning WHERE theme = ? ORDER BY month DESC", Warning.LABOR_DISPUTE),
                row -> YearMonth.from(row.getObject("month", LocalDate.class)));
    }

    private List<Sql> conditions(Viewer viewer, WarningQuery query, YearMonth month) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of(
                "theme = ? AND month = toDate(?) AND (grade <> 'none' OR queue = 'audit')",
                Warning.LABOR_DISPUTE,
                month.atDay(1).toString()));
        conditions.add(RowRules.within(viewer, "area"));
        query.grade().ifPresent(grade -> conditions.add(Sql.of("grade = ?", grade.id())));
        query.queue().ifPresent(queue -> conditions.add(Sql.of("queue = ?", queue.id())));
        query.area()
                .ifPresent(area -> conditions.add(
                        Sql.of("area IN (SELECT area FROM (" + AreaPaths.SQL + ") WHERE ancestor = ?)", area)));
        query.industry().ifPresent(code -> conditions.add(Sql.of("startsWith(industry, ?)", code)));
        query.unit().ifPresent(unit -> conditions.add(within(units.listEnterprises(month, unit))));
        return conditions;
    }

    private static Sql within(List<String> usccs) {
        if (usccs.isEmpty()) {
            return Sql.of("0 = 1");
        }
        return Sql.of("uscc IN (" + String.join(", ", Collections.nCopies(usccs.size(), "?")) + ")", usccs.toArray());
    }

    private List<SortedItem> read(Viewer viewer, WarningOrder order, List<Sql> conditions, int limit) {
        Sql sql = Sql.of("SELECT warnings.*, names.name AS name FROM (SELECT " + COLUMNS + ", " + order.key()
                        + " AS sort_key FROM warning FINAL WHERE")
                .plus(Sql.and(conditions))
                .plus("ORDER BY sort_key, rank LIMIT " + limit
                        + ") AS warnings LEFT JOIN (SELECT uscc, name FROM enterprise FINAL) AS names"
                        + " ON warnings.uscc = names.uscc ORDER BY sort_key, rank");
        return reader.list(sql, row -> new SortedItem(item(viewer, row), row.getLong("sort_key")));
    }

    private WarningItem item(Viewer viewer, ResultSet row) throws SQLException {
        String area = row.getString("area");
        String floor = row.getString("rule_floor");
        return new WarningItem(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("uscc"),
                row.getString("name"),
                area,
                row.getString("industry"),
                row.getString("size"),
                row.getString("grade"),
                row.getDouble("probability"),
                row.getInt("rank"),
                row.getString("queue"),
                null,
                floor,
                rules.nameZh(floor),
                rules.nameEn(floor),
                WarningReasons.of(viewer, area, row.getString("reasons")),
                row.getString("model"),
                java.time.Instant.ofEpochMilli(row.getLong("scored")));
    }
}
