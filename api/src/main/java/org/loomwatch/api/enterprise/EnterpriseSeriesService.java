package org.loomwatch.api.enterprise;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/** Reads the monthly figures of one enterprise. */
public final class EnterpriseSeriesService {

    private static final List<String> MEASURES =
            Arrays.stream(Measure.values()).map(Measure::id).toList();
    private static final List<String> INDICATORS =
            Indicator.list().stream().map(Indicator::id).toList();

    private final SqlReader reader;
    private final EnterpriseService enterprises;

    public EnterpriseSeriesService(SqlReader reader, EnterpriseService enterprises) {
        this.reader = reader;
        this.enterprises = enterprises;
    }

    /** @throws org.loomwatch.api.problem.Problem if there is no such enterprise for the viewer */
    public EnterpriseSeries get(Viewer viewer, String uscc) {
        enterprises.requireVisible(viewer, uscc);
        String columns = Stream.concat(MEASURES.stream(), INDICATORS.stream()).collect(Collectors.joining(", "));
        Sql sql =
                Sql.of("SELECT month, " + columns + " FROM enterprise_month FINAL WHERE uscc = ? ORDER BY month", uscc);
        List<YearMonth> months = new ArrayList<>();
        Map<String, List<@Nullable Double>> measures = empty(MEASURES);
        Map<String, List<@Nullable Double>> indicators = empty(INDICATORS);
        reader.list(sql, row -> {
            for (String id : MEASURES) {
                measures.get(id).add(SqlReader.number(row, id));
            }
            for (String id : INDICATORS) {
                indicators.get(id).add(SqlReader.number(row, id));
            }
            return months.add(YearMonth.from(row.getObject("month", LocalDate.class)));
        });
        return new EnterpriseSeries(uscc, months, measures, indicators);
    }

    private static Map<String, List<@Nullable Double>> empty(List<String> ids) {
        Map<String, List<@Nullable Double>> series = new LinkedHashMap<>();
        ids.forEach(id -> series.put(id, new ArrayList<>()));
        return series;
    }
}
