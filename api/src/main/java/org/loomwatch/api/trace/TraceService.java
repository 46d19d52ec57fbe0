package org.loomwatch.api.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.enterprise.EnterpriseDetail;
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
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.domain.indicator.Measure;

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
        EnterpriseDetail enterprise = enterprises.get(viewer, uscc);
        TracedFigure figure = TracedFigure.find(id)
                .orElseThrow(() -> Problem.notFound("没有指标 " + id, "there is no measure or indicator " + id));
        List<Feed> feeds =
                figure.inputs().stream().map(Measure::feed).distinct().toList();
        for (Feed feed : feeds) {
            if (!viewer.sees(feed, FieldDetail.AMOUNTS, enterprise.area())) {
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
        List<RecordItem> records = new ArrayList<>();
        for (Feed feed : feeds) {
            records.addAll(records(uscc, feed, months));
        }
        records.sort(Comparator.comparing(RecordItem::month).reversed());
        boolean complete = records.size() <= MOST_RECORDS;
        return new Trace(
                uscc,
                month,
                figure.id(),
                figure.nameZh(),
                figure.nameEn(),
                figure.unit().id(),
                figure.formula(),
                value(uscc, figure, month),
                inputs(uscc, figure, months),
                figure.comparesPeers() ? peers(uscc, figure.inputs().get(0), month) : null,
                records.subList(0, Math.min(records.size(), MOST_RECORDS)),
                complete);
    }

    private @Nullable Double value(String uscc, TracedFigure figure, YearMonth month) {
        String table = figure.comparesPeers() ? "peer_month" : "enterprise_month";
        Sql sql = Sql.of(
                "SELECT " + figure.id() + " AS value FROM " + table + " FINAL WHERE month = ? AND uscc = ?",
                month.atDay(1),
                uscc);
        List<Optional<Double>> values = reader.list(sql, row -> Optional.ofNullable(SqlReader.number(row, "value")));
        return values.isEmpty() ? null : values.get(0).orElse(null);
    }

    private List<Input> inputs(String uscc, TracedFigure figure, List<YearMonth> months) {
        String columns = figure.inputs().stream().map(Measure::id).collect(Collectors.joining(", "));
        Sql sql = Sql.of("SELECT month, " + columns + " FROM enterprise_month FINAL WHERE uscc = ? AND", uscc)
                .plus(in(months));
        Map<YearMonth, Map<Measure, Double>> known = new HashMap<>();
        reader.list(sql, row -> {
            Map<Measure, Double> numbers = new HashMap<>();
            for (Measure measure : figure.inputs()) {
                Double number = SqlReader.number(row, measure.id());
                if (number != null) {
                    numbers.put(measure, number);
                }
            }
            return known.put(YearMonth.from(row.getObject("month", LocalDate.class)), numbers);
        });
        List<Input> inputs = new ArrayList<>();
        for (YearMonth month : months) {
            for (Measure measure : figure.inputs()) {
                inputs.add(new Input(
                        month,
                        measure.id(),
                        measure.nameZh(),
                        measure.nameEn(),
                        measure.unit().id(),
                        known.getOrDefault(month, Map.of()).get(measure)));
            }
        }
        return inputs;
    }

    private Optional<YearMonth> lastReport(String uscc, Feed feed, YearMonth month) {
        Sql sql = Sql.of(
                "SELECT max(month) AS latest, count() AS n FROM record_" + feed.id()
                        + " FINAL WHERE uscc = ? AND month <= ?",
                uscc,
                month.atDay(1));
        return reader.find(
                        sql,
                        row -> row.getLong("n") == 0
                                ? Optional.<YearMonth>empty()
                                : Optional.of(YearMonth.from(row.getObject("latest", LocalDate.class))))
                .flatMap(found -> found);
    }

    /** The group compared is found first, so that only its rows are looked at, not all of the month. */
    private @Nullable Peers peers(String uscc, Measure measure, YearMonth month) {
        Optional<String> group = reader.find(
                Sql.of("SELECT peers FROM peer_month FINAL WHERE month = ? AND uscc = ?", month.atDay(1), uscc),
                row -> row.getString("peers"));
        Optional<Double> own = reader.find(
                        Sql.of(
                                "SELECT " + measure.id()
                                        + " AS value FROM enterprise_month FINAL WHERE month = ? AND uscc = ?",
                                month.atDay(1),
                                uscc),
                        row -> Optional.ofNullable(SqlReader.number(row, "value")))
                .flatMap(found -> found);
        String[] parts = group.orElse("").split("/", -1);
        if (parts.length < 2 || own.isEmpty()) {
            return null;
        }
        Sql sql = Sql.of(
                "SELECT count() AS reporting, countIf(v < ?) AS below, countIf(v = ?) AS equal FROM (SELECT "
                        + measure.id() + " AS v FROM enterprise_month FINAL WHERE month = ? AND " + measure.id()
                        + " IS NOT NULL AND uscc IN (SELECT uscc FROM peer_month FINAL WHERE month = ? AND peers = ?))",
                own.get(),
                own.get(),
                month.atDay(1),
                month.atDay(1),
                group.get());
        return reader.get(
                sql,
                row -> new Peers(
                        parts[0], parts[1], row.getLong("reporting"), row.getLong("below"), row.getLong("equal")));
    }

    private List<RecordItem> records(String uscc, Feed feed, List<YearMonth> months) {
        String text = feed.fields().stream()
                .map(field -> "'" + field.name() + "=', ifNull(toString(" + quoted(field) + "), '')")
                .collect(Collectors.joining(", ', ', ", "concat(", ")"));
        Sql sql = Sql.of(
                        "SELECT record_id, month, reported_at, " + text + " AS text, file, line FROM record_"
                                + feed.id() + " FINAL WHERE uscc = ? AND",
                        uscc)
                .plus(in(months))
                .plus("ORDER BY month DESC, record_id LIMIT " + (MOST_RECORDS + 1));
        List<RecordItem> records = reader.list(sql, row -> record(feed, row));
        Map<String, List<Correction>> corrections = corrections(feed, records);
        return records.stream()
                .map(item -> new RecordItem(
                        item.feed(),
                        item.recordId(),
                        item.month(),
                        item.reportedAt(),
                        item.text(),
                        item.file(),
                        item.line(),
                        corrections.getOrDefault(item.recordId(), List.of()).stream()
                                .filter(earlier -> !earlier.reportedAt().isAfter(item.reportedAt())
                                        && !(earlier.file().equals(item.file()) && earlier.line() == item.line()))
                                .toList()))
                .toList();
    }

    private static String quoted(FeedField field) {
        return "`" + field.name() + "`";
    }

    private static RecordItem record(Feed feed, ResultSet row) throws SQLException {
        return new RecordItem(
                feed.id(),
                row.getString("record_id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("file"),
                row.getLong("line"),
                List.of());
    }

    private Map<String, List<Correction>> corrections(Feed feed, List<RecordItem> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        List<Object> ids = records.stream().<Object>map(RecordItem::recordId).toList();
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        Sql sql = Sql.of(
                        "SELECT record_id, reported_at, file, line FROM record_superseded FINAL WHERE feed = ?",
                        feed.id())
                .plus(Sql.of("AND record_id IN (" + marks + ")", ids.toArray()))
                .plus("ORDER BY record_id, version");
        record Found(String id, Correction correction) {}
        return reader
                .list(
                        sql,
                        row -> new Found(
                                row.getString("record_id"),
                                new Correction(
                                        row.getObject("reported_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("file"),
                                        row.getLong("line"))))
                .stream()
                .collect(Collectors.groupingBy(Found::id, Collectors.mapping(Found::correction, Collectors.toList())));
    }

    private static Sql in(List<YearMonth> months) {
        String marks = months.stream().map(month -> "?").collect(Collectors.joining(", "));
        return Sql.of(
                "month IN (" + marks + ")",
                months.stream().map(month -> month.atDay(1)).toArray());
    }
}
