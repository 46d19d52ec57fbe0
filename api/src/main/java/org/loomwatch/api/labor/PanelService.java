package org.loomwatch.api.labor;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/**
 * Enterprise-months with features and label, for models that an analyst builds outside. The label says whether a dispute of the
 * register began within the horizon; it is empty while that is not known yet.
 */
final class PanelService {

    /** Cells of an export at most. */
    private static final int MOST_CELLS = 4_000_000;

    /** A month until what happened is known. */
    private static final int REPORTING_MONTHS = 1;

    private final SqlReader reader;

    PanelService(SqlReader reader) {
        this.reader = reader;
    }

    /** A column: what it is called, what it draws on, how much it tells. */
    private record Column(String id, List<Feed> feeds, FieldDetail detail) {

        static Optional<Column> find(String id) {
            return Measure.find(id)
                    .map(measure -> new Column(id, List.of(measure.feed()), FieldRules.detailOf(measure)))
                    .or(() -> Indicator.find(id)
                            .map(indicator -> new Column(id, indicator.feeds(), FieldRules.detailOf(indicator))));
        }

        Sql sql(Viewer viewer) {
            return FieldRules.column(viewer, feeds, detail, "toFloat64(figure." + id + ")", "place.area")
                    .plus("AS f_" + id);
        }
    }

    /** @throws Problem if a feature is none */
    Sheet sheet(Viewer viewer, YearMonth from, YearMonth until, int horizon, List<String> features) {
        List<Column> columns = features.stream()
                .map(id -> Column.find(id).orElseThrow(() -> unknown(id)))
                .toList();
        int most = MOST_CELLS / (columns.size() + 5);
        List<@Nullable Object[]> rows = reader.list(sql(viewer, from, until, horizon, columns, most + 1), row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(YearMonth.from(row.getObject("at", LocalDate.class)));
            cells.add(row.getString("uscc"));
            cells.add(row.getString("industry"));
            cells.add(row.getString("size"));
            cells.add(SqlReader.number(row, "label"));
            for (Column column : columns) {
                cells.add(SqlReader.number(row, "f_" + column.id()));
            }
            return cells.toArray();
        });
        List<String> header = new ArrayList<>(List.of("month", "uscc", "industry", "size", "label"));
        header.addAll(features);
        Sheet sheet = new Sheet("样本 Panel", rows.size() <= most, header.toArray(String[]::new));
        rows.stream().limit(most).forEach(sheet::row);
        return sheet;
    }

    private static Sql sql(
            Viewer viewer, YearMonth from, YearMonth until, int horizon, List<Column> columns, int limit) {
        Sql label = FieldRules.column(
                viewer,
                List.of(Feed.COMPLAINTS),
                FieldDetail.RATIOS,
                "if(figure.month > (SELECT addMonths(max(month), -" + (horizon + REPORTING_MONTHS)
                        + ") FROM enterprise_month), NULL, (figure.uscc, figure.month) IN (SELECT uscc, arrayJoin(arrayMap("
                        + "k -> toDate(addMonths(toStartOfMonth(started_on), -k)), range(1, " + (horizon + 1)
                        + "))) FROM dispute FINAL))",
                "place.area");
        Sql sql = Sql.of(
                        "SELECT figure.month AS at, figure.uscc AS uscc, place.industry AS industry, place.size AS size,")
                .plus(label)
                .plus("AS label");
        for (Column column : columns) {
            sql = sql.plus(",").plus(column.sql(viewer));
        }
        return sql.plus(
                        "FROM (SELECT * FROM enterprise_indicators WHERE month BETWEEN toDate(?) AND toDate(?)) AS figure"
                                + " INNER JOIN (SELECT uscc, area, industry, size FROM enterprise FINAL WHERE",
                        from.atDay(1).toString(),
                        until.atDay(1).toString())
                .plus(RowRules.within(viewer, "area"))
                .plus(") AS place ON figure.uscc = place.uscc ORDER BY at, uscc LIMIT " + limit);
    }

    private static Problem unknown(String id) {
        return new Problem(
                ProblemType.INVALID_PARAMETER, Text.of("没有度量或指标 " + id, "there is no measure or indicator " + id));
    }
}
