package org.loomwatch.api.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/** Reads the monthly figures of one enterprise. */
public final class EnterpriseSeriesService {

    private final SqlReader reader;
    private final EnterpriseService enterprises;

    public EnterpriseSeriesService(SqlReader reader, EnterpriseService enterprises) {
        this.reader = reader;
        this.enterprises = enterprises;
    }

    /** @throws org.loomwatch.api.problem.Problem if there is no such enterprise for the viewer */
    public EnterpriseSeries get(Viewer viewer, String uscc) {
        String area = enterprises.getArea(viewer, uscc);
        List<String> masked = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            (FieldRules.sees(viewer, measure, area) ? measures : masked).add(measure.id());
        }
        List<String> indicators = new ArrayList<>();
        for (Indicator indicator : Indicator.list()) {
            (FieldRules.sees(viewer, indicator, area) ? indicators : masked).add(indicator.id());
        }
        List<String> shown =
                Stream.concat(measures.stream(), indicators.stream()).toList();
        String columns = shown.stream().map(column -> ", " + column).collect(Collectors.joining());
        Sql sql = Sql.of("SELECT month" + columns + " FROM enterprise_indicators WHERE uscc = ? ORDER BY month", uscc);
        List<MonthFigures> rows = reader.list(sql, row -> MonthFigures.of(row, shown));
        return new EnterpriseSeries(
                uscc,
                rows.stream().map(MonthFigures::month).toList(),
                series(rows, measures),
                series(rows, indicators),
                masked);
    }

    private static Map<String, List<@Nullable Double>> series(List<MonthFigures> rows, List<String> ids) {
        Map<String, List<@Nullable Double>> series = new LinkedHashMap<>();
        for (String id : ids) {
            List<@Nullable Double> numbers = new ArrayList<>(rows.size());
            rows.forEach(row -> numbers.add(row.numbers().get(id)));
            series.put(id, numbers);
        }
        return series;
    }

    /** One row: the numbers that are not missing, by id. */
    private record MonthFigures(YearMonth month, Map<String, Double> numbers) {

        static MonthFigures of(ResultSet row, List<String> ids) throws SQLException {
            Map<String, Double> numbers = new HashMap<>();
            for (String id : ids) {
                Double number = SqlReader.number(row, id);
                if (number != null) {
                    numbers.put(id, number);
                }
            }
            return new MonthFigures(YearMonth.from(row.getObject("month", LocalDate.class)), numbers);
        }
    }
}
