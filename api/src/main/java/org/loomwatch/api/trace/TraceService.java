package org.loomwatch.api.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.trace.Trace.Correction;
import org.loomwatch.api.trace.Trace.Input;
import org.loomwatch.api.trace.Trace.Peers;
import org.loomwatch.api.trace.Trace.RecordItem;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.store.clickhouse.Ahead;

/** Traces a figure back to its records. Only for those who see the amounts: a trace shows them. */
public final class TraceService {

    private static final int MOST_RECORDS = 200;

    private final SqlReader reader;
    private final EnterpriseService enterprises;

    public TraceService(SqlReader reader, EnterpriseService enterprises) {
        this.reader = reader;
        this.enterprises = enterprises;
    }

    /**
     * @param id of a measure or an indicator
     * @throws Problem if there is no such figure or enterprise for the viewer, or its records are not theirs to see
     */
    public Trace get(Viewer viewer, String uscc, String id, YearMonth month) {
        String area = enterprises.getArea(viewer, uscc);
        TracedFigure figure = TracedFigure.find(id)
                .orElseThrow(() -> Problem.notFound("没有指标 " + id, "there is no measure or indicator " + id));
        List<Feed> feeds =
                figure.inputs().stream().map(Measure::feed).distinct().toList();
        for (Feed feed : feeds) {
            if (!viewer.sees(feed, FieldDetail.AMOUNTS, area)) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        Text.of(
                                "无权查看" + feed.nameZh() + "的记录",
                                "the records of " + feed.id() + " are not yours to see"));
            }
        }
        List<YearMonth> months = figure.months(month);
        if (figure.looksForLastReport()) {
            months = lastReport(uscc, feeds.get(0), month).map(List::of).orElse(months);
        }
        Collection<YearMonth> reported = months;
        Ahead<List<RecordItem>> records = Ahead.ask(() -> withCorrections(records(uscc, feeds, reported)));
        Figures figures = figures(uscc, figure, month, months);
        Place place = figure.comparesPeers() ? place(uscc, figure, month) : Place.NONE;
        List<RecordItem> found = records.get();
        return new Trace(
                uscc,
                month,
                figure.id(),
                figure.nameZh(),
                figure.nameEn(),
                figure.unit().id(),
                figure.formula(),
                figure.comparesPeers() ? place.value() : figures.value(),
                inputs(figure, months, figures),
                place.peers(),
                found.subList(0, Math.min(found.size(), MOST_RECORDS)),
                found.size() <= MOST_RECORDS);
    }

    /**
     * What one reading of an enterprise's months tells.
     *
     * @param value of the figure traced; null if missing or not among these figures
     * @param inputs by month; missing ones have no entry
     */
    private record Figures(@Nullable Double value, Map<YearMonth, Map<Measure, Double>> inputs) {}

    private Figures figures(String uscc, TracedFigure figure, YearMonth month, List<YearMonth> months) {
        Set<YearMonth> all = new TreeSet<>(months);
        all.add(month);
        List<String> columns =
                new ArrayList<>(figure.inputs().stream().map(Measure::id).toList());
        columns.add((figure.comparesPeers() ? columns.get(0) : figure.id()) + " AS traced");
        Sql sql = Sql.of(
                        "SELECT month, " + String.join(", ", columns)
                                + " FROM enterprise_month FINAL WHERE uscc = ? AND",
                        uscc)
                .plus(in(all))
                .plus(Sql.BY_PARTITION);
        record Row(YearMonth month, @Nullable Double traced, Map<Measure, Double> inputs) {}
        List<Row> rows = reader.list(sql, row -> {
            Map<Measure, Double> numbers = new EnumMap<>(Measure.class);
            for (Measure measure : figure.inputs()) {
                Double number = SqlReader.number(row, measure.id());
                if (number != null) {
                    numbers.put(measure, number);
                }
            }
            return new Row(
                    YearMonth.from(row.getObject("month", LocalDate.class)), SqlReader.number(row, "traced"), numbers);
        });
        Double value = null;
        Map<YearMonth, Map<Measure, Double>> inputs = new HashMap<>();
        for (Row row : rows) {
            inputs.put(row.month(), row.inputs());
            if (row.month().equals(month)) {
                value = row.traced();
            }
        }
        return new Figures(value, inputs);
    }

    private static List<Input> inputs(TracedFigure figure, List<YearMonth> months, Figures figures) {
        List<Input> inputs = new ArrayList<>();
        for (YearMonth month : months) {
            for (Measure measure : figure.inputs()) {
                inputs.add(new Input(
                        month,
                        measure.id(),
                        measure.nameZh(),
                        measure.nameEn(),
                        measure.unit().id(),
                        figures.inputs().getOrDefault(month, Map.of()).get(measure)));
            }
        }
        return inputs;
    }

    /** The month of the last record up to this one: as many months ago as the indicator beside it says, so that no records are searched. */
    private Optional<YearMonth> lastReport(String uscc, Feed feed, YearMonth month) {
        Sql sql = Sql.of(
                "SELECT "
                        + Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT).id()
                        + " AS since FROM enterprise_month FINAL WHERE month = ? AND uscc = ?",
                month.atDay(1),
                uscc);
        return reader.find(sql, row -> Optional.ofNullable(SqlReader.number(row, "since")))
                .flatMap(found -> found)
                .map(since -> month.minusMonths(Math.round(since)));
    }

    /** @param value the percentile; null if missing */
    private record Place(@Nullable Double value, @Nullable Peers peers) {
        static final Place NONE = new Place(null, null);
    }

    /** Within a group places follow the values, and equal values have equal places: who lies below is read from the places alone. */
    private Place place(String uscc, TracedFigure figure, YearMonth month) {
        record Own(@Nullable Double place, String group) {}
        Optional<Own> stored = reader.find(
                Sql.of(
                        "SELECT " + figure.id() + " AS place, peers FROM peer_month FINAL WHERE month = ? AND uscc = ?",
                        month.atDay(1),
                        uscc),
                row -> new Own(SqlReader.number(row, "place"), row.getString("peers")));
        Double own = stored.map(Own::place).orElse(null);
        String[] parts = stored.map(Own::group).orElse("").split("/", -1);
        if (parts.length < 2 || own == null) {
            return new Place(own, null);
        }
        Sql sql = Sql.of(
                ("SELECT count(%1$s) AS reporting, countIf(%1$s < ?) AS below, countIf(%1$s = ?) AS equal"
                                + " FROM peer_month FINAL WHERE month = ? AND peers = ?")
                        .formatted(figure.id()),
                own,
                own,
                month.atDay(1),
                stored.get().group());
        Peers peers = reader.get(
                sql,
                row -> new Peers(
                        parts[0], parts[1], row.getLong("reporting"), row.getLong("below"), row.getLong("equal")));
        return new Place(own, peers);
    }

    /** The records of all feeds in one question, latest month first. */
    private List<RecordItem> records(String uscc, List<Feed> feeds, Collection<YearMonth> months) {
        Sql all = Sql.of("SELECT * FROM (");
        for (Feed feed : feeds) {
            String text = feed.fields().stream()
                    .map(field -> "'" + field.name() + "=', ifNull(toString(`" + field.name() + "`), '')")
                    .collect(Collectors.joining(", ', ', ", "concat(", ")"));
            all = (feed == feeds.get(0) ? all : all.plus("UNION ALL"))
                    .plus(
                            "SELECT '%s' AS feed, %d AS place, record_id, month, reported_at, %s AS text, file, line FROM record_%s FINAL WHERE uscc = ? AND"
                                    .formatted(feed.id(), feeds.indexOf(feed), text, feed.id()),
                            uscc)
                    .plus(in(months));
        }
        Sql sql = all.plus(") ORDER BY month DESC, place, record_id LIMIT " + (MOST_RECORDS + 1))
                .plus(Sql.BY_PARTITION);
        return reader.list(sql, TraceService::record);
    }

    private static RecordItem record(ResultSet row) throws SQLException {
        return new RecordItem(
                row.getString("feed"),
                row.getString("record_id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("file"),
                row.getLong("line"),
                List.of());
    }

    private List<RecordItem> withCorrections(List<RecordItem> records) {
        record Key(String feed, String id) {}
        record Found(Key key, Correction correction) {}
        if (records.isEmpty()) {
            return records;
        }
        List<Object> ids = new ArrayList<>();
        records.forEach(item -> ids.addAll(List.of(item.feed(), item.recordId())));
        Sql sql = Sql.of(
                        "SELECT feed, record_id, reported_at, file, line FROM record_superseded FINAL WHERE (feed, record_id) IN ("
                                + String.join(", ", Collections.nCopies(records.size(), "(?, ?)")) + ")",
                        ids.toArray())
                .plus("ORDER BY feed, record_id, version");
        Map<Key, List<Correction>> corrections = reader
                .list(
                        sql,
                        row -> new Found(
                                new Key(row.getString("feed"), row.getString("record_id")),
                                new Correction(
                                        row.getObject("reported_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("file"),
                                        row.getLong("line"))))
                .stream()
                .collect(Collectors.groupingBy(Found::key, Collectors.mapping(Found::correction, Collectors.toList())));
        return records.stream()
                .map(item ->
                        item.with(corrections.getOrDefault(new Key(item.feed(), item.recordId()), List.of()).stream()
                                .filter(earlier -> !earlier.reportedAt().isAfter(item.reportedAt())
                                        && !(earlier.file().equals(item.file()) && earlier.line() == item.line()))
                                .toList()))
                .toList();
    }

    private static Sql in(Collection<YearMonth> months) {
        String marks = String.join(", ", Collections.nCopies(months.size(), "?"));
        return Sql.of(
                "month IN (" + marks + ")",
                months.stream().map(month -> month.atDay(1)).toArray());
    }
}
