package org.loomwatch.api.enterprise;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;

/** Reads the feed records behind a figure. */
public final class FeedRecordService {

    private final SqlReader reader;
    private final EnterpriseService enterprises;

    public FeedRecordService(SqlReader reader, EnterpriseService enterprises) {
        this.reader = reader;
        this.enterprises = enterprises;
    }

    /**
     * Records of one enterprise, feed and month, by record id.
     *
     * @throws org.loomwatch.api.problem.Problem if there is no such enterprise for the viewer, or the viewer's grants do not
     *     show the amounts of this feed there
     */
    public Page<FeedRecordItem> list(
            Viewer viewer, String uscc, Feed feed, YearMonth month, Optional<String> cursor, int limit) {
        if (!viewer.sees(feed, FieldDetail.AMOUNTS, enterprises.getArea(viewer, uscc))) {
            throw FieldRules.notGranted();
        }
        String binding = Integer.toHexString(List.of(uscc, feed.id(), month).hashCode());
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of("uscc = ?", uscc));
        conditions.add(Sql.of("month = ?", month.atDay(1)));
        cursor.map(text -> Cursor.decode(text, binding, 1))
                .ifPresent(position ->
                        conditions.add(Sql.of("record_id > ?", position.keys().get(0))));
        String columns =
                feed.fields().stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(", "));
        Sql sql = Sql.of("SELECT record_id, month, reported_at, " + columns + ", file, line FROM record_" + feed.id()
                        + " FINAL WHERE")
                .plus(Sql.and(conditions))
                .plus("ORDER BY record_id LIMIT " + (limit + 1));
        List<FeedRecordItem> rows = reader.list(sql, row -> item(feed, row));
        List<FeedRecordItem> items = rows.stream().limit(limit).toList();
        return new Page<>(
                items,
                rows.size() <= limit
                        ? null
                        : new Cursor(binding, List.of(items.get(limit - 1).recordId())).encode());
    }

    private static FeedRecordItem item(Feed feed, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (FeedField field : feed.fields()) {
            fields.put(field.name(), value(field, row));
        }
        return new FeedRecordItem(
                row.getString("record_id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                fields,
                row.getString("file"),
                row.getLong("line"));
    }

    private static @Nullable Object value(FeedField field, ResultSet row) throws SQLException {
        return switch (field.type()) {
            case DATE -> row.getObject(field.name(), LocalDate.class);
            case MONEY, QUANTITY -> {
                BigDecimal amount = row.getBigDecimal(field.name());
                yield row.wasNull() ? null : amount;
            }
            case COUNT -> {
                long count = row.getLong(field.name());
                yield row.wasNull() ? null : count;
            }
            case SHARE -> SqlReader.number(row, field.name());
            case ENUMERATION, TEXT -> {
                String text = row.getString(field.name());
                yield text == null || text.isEmpty() ? null : text;
            }
        };
    }
}
