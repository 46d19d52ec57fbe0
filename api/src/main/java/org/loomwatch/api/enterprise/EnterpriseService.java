package org.loomwatch.api.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;

/** Finds enterprises and reads their master data. */
public final class EnterpriseService {

    private static final String ITEM_COLUMNS = "uscc, name, industry, area, size, address";

    private final SqlReader reader;
    private final AreaService areas;

    public EnterpriseService(SqlReader reader, AreaService areas) {
        this.reader = reader;
        this.areas = areas;
    }

    /** A row of the list with the key it is sorted by. */
    private record SortedItem(EnterpriseItem item, String key) {}

    public Page<EnterpriseItem> list(Viewer viewer, EnterpriseQuery query, Optional<String> cursor, int limit) {
        EnterpriseOrder order = query.order();
        List<Sql> conditions = conditions(viewer, query);
        cursor.map(text -> Cursor.decode(text, query.binding(), 2))
                .ifPresent(position -> conditions.add(Sql.of(
                        "(" + order.key() + ", uscc) " + order.after() + " (?, ?)",
                        position.keys().get(0),
                        position.keys().get(1))));
        Sql sql = Sql.of("SELECT " + ITEM_COLUMNS + ", " + order.key() + " AS sort_key FROM enterprise FINAL WHERE")
                .plus(Sql.and(conditions))
                .plus("ORDER BY " + order.key() + " " + order.direction() + ", uscc " + order.direction() + " LIMIT "
                        + (limit + 1) + (query.text().isEmpty() ? " " + order.reading() : ""));
        List<SortedItem> rows = reader.list(sql, row -> new SortedItem(item(row), row.getString("sort_key")));
        List<EnterpriseItem> items =
                rows.stream().limit(limit).map(SortedItem::item).toList();
        if (rows.size() <= limit) {
            return new Page<>(items, null);
        }
        SortedItem last = rows.get(limit - 1);
        return new Page<>(
                items,
                new Cursor(query.binding(), List.of(last.key(), last.item().uscc())).encode());
    }

    /** @throws Problem if there is none, or none that the viewer may see: the two cannot be told apart */
    public EnterpriseDetail get(Viewer viewer, String uscc) {
        Sql sql = Sql.of(
                        "SELECT " + ITEM_COLUMNS + ", lon, lat, founded_on, legal_representative"
                                + " FROM enterprise FINAL WHERE uscc = ? AND",
                        uscc)
                .plus(RowRules.within(viewer, "area"));
        return reader.find(sql, row -> detail(viewer, row)).orElseThrow(() -> unknown(uscc));
    }

    /**
     * The area an enterprise stands in.
     *
     * @throws Problem as {@link #get} does
     */
    public String getArea(Viewer viewer, String uscc) {
        Sql sql = Sql.of("SELECT area FROM enterprise FINAL WHERE uscc = ? AND", uscc)
                .plus(RowRules.within(viewer, "area"));
        return reader.find(sql, row -> row.getString("area")).orElseThrow(() -> unknown(uscc));
    }

    private static List<Sql> conditions(Viewer viewer, EnterpriseQuery query) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(RowRules.within(viewer, "area"));
        query.text().map(EnterpriseService::textCondition).ifPresent(conditions::add);
        query.area()
                .ifPresent(area -> conditions.add(
                        Sql.of("area IN (SELECT area FROM (" + AreaPaths.SQL + ") WHERE ancestor = ?)", area)));
        query.industry().ifPresent(code -> conditions.add(Sql.of("startsWith(industry, ?)", code)));
        query.size().ifPresent(size -> conditions.add(Sql.of("size = ?", size.id())));
        return conditions;
    }

    /** Full-width letters and digits, as Chinese input methods write them, count as their plain forms. */
    private static Sql textCondition(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return Sql.of(
                "startsWith(uscc, ?) OR positionCaseInsensitiveUTF8(name, ?) > 0",
                plain.toUpperCase(Locale.ROOT),
                plain);
    }

    private static EnterpriseItem item(ResultSet row) throws SQLException {
        return new EnterpriseItem(
                row.getString("uscc"),
                row.getString("name"),
                row.getString("industry"),
                row.getString("area"),
                row.getString("size"),
                row.getString("address"));
    }

    private EnterpriseDetail detail(Viewer viewer, ResultSet row) throws SQLException {
        EnterpriseItem item = item(row);
        return new EnterpriseDetail(
                item.uscc(),
                item.name(),
                item.industry(),
                item.area(),
                item.size(),
                item.address(),
                SqlReader.number(row, "lon"),
                SqlReader.number(row, "lat"),
                row.getObject("founded_on", LocalDate.class),
                row.getString("legal_representative"),
                areas.listPath(viewer, item.area()).stream()
                        .map(area -> new EnterpriseDetail.AreaStep(
                                area.id(), area.level().id(), area.nameZh(), area.nameEn()))
                        .toList());
    }

    private static Problem unknown(String uscc) {
        return Problem.notFound("没有企业 " + uscc, "there is no enterprise " + uscc);
    }
}
