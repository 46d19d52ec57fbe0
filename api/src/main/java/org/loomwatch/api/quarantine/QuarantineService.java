package org.loomwatch.api.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.quarantine.QuarantineDetail.FieldText;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Csv;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.jobs.conform.CsvLine;
import org.loomwatch.jobs.conform.Reason;

/** Reads the quarantine, with what has become of each item. */
public final class QuarantineService {

    private static final int MOST_EXPORTED = 100_000;
    private static final int MOST_ASKED = 200;
    private static final String ITEMS =
            " FROM (SELECT q.file AS file, q.file_hash AS file_hash, q.line AS line, q.feed AS feed, q.record_id AS record_id,"
                    + " q.uscc AS uscc, q.month AS month, q.column AS column, q.reason AS reason, q.expected AS expected,"
                    + " q.original AS original, q.ingested_at AS ingested_at, s.state AS state, s.settled_at AS settled_at,"
                    + " s.settled_by AS settled_by, s.note AS note FROM quarantine AS q FINAL"
                    + " LEFT JOIN quarantine_settlement AS s FINAL ON q.file_hash = s.file_hash AND q.line = s.line) WHERE";
    private static final Map<String, Reason> REASONS =
            Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::id, Function.identity()));

    private final SqlReader reader;

    public QuarantineService(SqlReader reader) {
        this.reader = reader;
    }

    /** Newest first. */
    public Page<QuarantineItem> list(Viewer viewer, QuarantineQuery query, Optional<String> cursor, int limit) {
        Sql sql = Sql.of("SELECT *" + ITEMS)
                .plus(QuarantineScope.of(viewer))
                .plus("AND (")
                .plus(query.condition())
                .plus(")");
        if (cursor.isPresent()) {
            List<String> keys = Cursor.decode(cursor.get(), query.binding(), 3).keys();
            sql = sql.plus(
                    "AND (-toUnixTimestamp64Milli(ingested_at), file_hash, line) > (-toInt64OrZero(?), ?, toUInt64OrZero(?))",
                    keys.toArray());
        }
        sql = sql.plus("ORDER BY ingested_at DESC, file_hash, line LIMIT " + (limit + 1));
        List<QuarantineItem> rows = reader.list(sql, QuarantineService::item);
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        QuarantineItem last = rows.get(limit - 1);
        List<String> keys =
                List.of(String.valueOf(last.ingestedAt().toEpochMilli()), last.fileHash(), String.valueOf(last.line()));
        return new Page<>(rows.subList(0, limit), new Cursor(query.binding(), keys).encode());
    }

    public QuarantineSummary summarise(Viewer viewer, Optional<String> feed) {
        Sql sql = Sql.of("SELECT feed, reason, countIf(state = '') AS open, countIf(state <> '') AS settled,"
                        + " minIf(ingested_at, state = '') AS oldest" + ITEMS)
                .plus(QuarantineScope.of(viewer));
        if (feed.isPresent()) {
            sql = sql.plus("AND feed = ?", feed.get());
        }
        record Row(QuarantineSummary.Group group, Instant oldest) {}
        List<Row> rows = reader.list(sql.plus("GROUP BY feed, reason ORDER BY open DESC, feed, reason"), row -> {
            Optional<Reason> reason = Optional.ofNullable(REASONS.get(row.getString("reason")));
            return new Row(
                    new QuarantineSummary.Group(
                            row.getString("feed"),
                            row.getString("reason"),
                            reason.map(Reason::zh).orElse(""),
                            reason.map(Reason::en).orElse(""),
                            row.getLong("open"),
                            row.getLong("settled")),
                    row.getObject("oldest", OffsetDateTime.class).toInstant());
        });
        return new QuarantineSummary(
                rows.stream().mapToLong(row -> row.group().open()).sum(),
                rows.stream().mapToLong(row -> row.group().settled()).sum(),
                rows.stream()
                        .filter(row -> row.group().open() > 0)
                        .map(Row::oldest)
                        .min(Instant::compareTo)
                        .orElse(null),
                rows.stream().map(Row::group).toList());
    }

    /** @throws Problem if there is no such item for the viewer */
    public QuarantineDetail get(Viewer viewer, String fileHash, long line) {
        Sql sql = Sql.of("SELECT *" + ITEMS)
                .plus(QuarantineScope.of(viewer))
                .plus("AND file_hash = ? AND line = ? LIMIT 1", fileHash, line);
        QuarantineItem item = reader.find(sql, QuarantineService::item)
                .orElseThrow(() -> Problem.notFound("隔离区没有此行", "there is no such row in quarantine"));
        return new QuarantineDetail(item, fields(item));
    }

    /** What names an item. */
    public record Key(String fileHash, long line) {}

    /** Those of the named items that are there for the viewer. */
    public Map<Key, QuarantineItem> find(Viewer viewer, List<Key> keys) {
        Map<Key, QuarantineItem> found = new LinkedHashMap<>();
        for (int from = 0; from < keys.size(); from += MOST_ASKED) {
            List<Key> some = keys.subList(from, Math.min(from + MOST_ASKED, keys.size()));
            Sql any = Sql.of("false");
            for (Key key : some) {
                any = any.plus("OR (file_hash = ? AND line = ?)", key.fileHash(), key.line());
            }
            Sql sql = Sql.of("SELECT *" + ITEMS)
                    .plus(QuarantineScope.of(viewer))
                    .plus("AND (")
                    .plus(any)
                    .plus(")");
            for (QuarantineItem item : reader.list(sql, QuarantineService::item)) {
                found.put(new Key(item.fileHash(), item.line()), item);
            }
        }
        return found;
    }

    /** The open rows of a feed that fit, as a table to be corrected and handed back. */
    public String sheet(Viewer viewer, Feed feed, QuarantineQuery query) {
        Page<QuarantineItem> page = list(viewer, query, Optional.empty(), MOST_EXPORTED);
        List<QuarantineDetail> rows = page.items().stream()
                .filter(item -> item.line() > 0 && item.feed().equals(feed.id()))
                .map(item -> new QuarantineDetail(item, fields(item)))
                .toList();
        return CorrectionSheet.write(feed, rows, page.next() == null);
    }

    /** All items that fit, as CSV. */
    public String export(Viewer viewer, QuarantineQuery query) {
        Page<QuarantineItem> page = list(viewer, query, Optional.empty(), MOST_EXPORTED);
        Csv csv = new Csv(
                "file",
                "line",
                "feed",
                "record_id",
                "uscc",
                "month",
                "column",
                "reason",
                "reason_zh",
                "expected",
                "state",
                "original");
        for (QuarantineItem item : page.items()) {
            csv.row(
                    item.file(),
                    String.valueOf(item.line()),
                    item.feed(),
                    item.recordId(),
                    item.uscc(),
                    item.month(),
                    item.column(),
                    item.reason(),
                    item.reasonZh(),
                    item.expected(),
                    item.state(),
                    item.original());
        }
        return csv.end(page.items().size(), page.next() == null);
    }

    private static List<FieldText> fields(QuarantineItem item) {
        Optional<Feed> feed = Feed.find(item.feed());
        if (feed.isEmpty() || item.line() == 0) {
            return List.of();
        }
        List<String> names = feed.get().header();
        List<String> texts = texts(item, names);
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .map(i -> field(feed.get(), i, texts.get(i)))
                .toList();
    }

    /** The row by column; where it cannot be cut so, what is known of it, and the rest empty. */
    private static List<String> texts(QuarantineItem item, List<String> names) {
        List<String> texts = RowTexts.cut(item.original(), names);
        if (!texts.isEmpty() && (item.recordId().isEmpty() || texts.get(0).equals(item.recordId()))) {
            return texts;
        }
        List<String> known = new ArrayList<>(List.of(item.recordId(), item.uscc(), item.month()));
        if (item.recordId().isEmpty()) {
            known.clear();
            known.addAll(CsvLine.split(item.original()));
        }
        while (known.size() < names.size()) {
            known.add("");
        }
        return known.subList(0, names.size());
    }

    private static FieldText field(Feed feed, int position, String text) {
        int common = Feed.COMMON_FIELDS.size();
        if (position < common) {
            return new FieldText(Feed.COMMON_FIELDS.get(position), "text", true, List.of(), text);
        }
        FeedField field = feed.fields().get(position - common);
        return new FieldText(
                field.name(), field.type().name().toLowerCase(Locale.ROOT), field.required(), field.allowed(), text);
    }

    private static QuarantineItem item(ResultSet row) throws SQLException {
        Optional<Reason> reason = Optional.ofNullable(REASONS.get(row.getString("reason")));
        String state = row.getString("state");
        boolean open = state.isEmpty();
        return new QuarantineItem(
                row.getString("file"),
                row.getString("file_hash"),
                row.getLong("line"),
                row.getString("feed"),
                row.getString("record_id"),
                row.getString("uscc"),
                row.getString("month"),
                row.getString("column"),
                row.getString("reason"),
                reason.map(Reason::zh).orElse(""),
                reason.map(Reason::en).orElse(""),
                row.getString("expected"),
                row.getString("original"),
                row.getObject("ingested_at", OffsetDateTime.class).toInstant(),
                open ? "open" : state,
                open ? null : instant(row),
                open ? null : row.getString("settled_by"),
                open ? null : row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        return row.getObject("settled_at", OffsetDateTime.class).toInstant();
    }
}
