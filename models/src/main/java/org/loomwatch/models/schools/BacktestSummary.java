package org.loomwatch.models.schools;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.loomwatch.models.schools.backtest.Measures;
import org.loomwatch.models.schools.data.Finding;

/**
 * What {@code schools backtest} answers. Maps are keyed by years ahead unless said otherwise; errors are in percent,
 * coverage is a share of 1.
 *
 * @param mapeTotal mean absolute percentage error of totals of the areas that held four fifths of the pupils
 * @param mapeTotalAllAreas the same over all areas with at least twenty pupils
 * @param signedError mean of forecast minus actual, headline areas; positive is too high
 * @param wapeByGrade absolute errors over pupils, by grade, all areas and years ahead
 * @param coverage80 share of all scored area totals inside their 80 % interval
 * @param coverage80Grades the same for single grades
 * @param findings number of findings by kind
 */
public record BacktestSummary(
        int areas,
        int origins,
        @JsonProperty("origin_years") List<Integer> originYears,
        @JsonProperty("mape_total") SortedMap<Integer, Double> mapeTotal,
        @JsonProperty("mape_total_no_change") SortedMap<Integer, Double> mapeTotalNoChange,
        @JsonProperty("mape_total_plain_ratio") SortedMap<Integer, Double> mapeTotalPlainRatio,
        @JsonProperty("mape_total_all_areas") SortedMap<Integer, Double> mapeTotalAllAreas,
        @JsonProperty("mape_total_all_areas_no_change") SortedMap<Integer, Double> mapeTotalAllAreasNoChange,
        @JsonProperty("signed_error") SortedMap<Integer, Double> signedError,
        @JsonProperty("wape_by_grade") SortedMap<Integer, Double> wapeByGrade,
        @JsonProperty("wape_by_grade_no_change") SortedMap<Integer, Double> wapeByGradeNoChange,
        @JsonProperty("coverage_80") SortedMap<Integer, Double> coverage80,
        @JsonProperty("coverage_80_grades") SortedMap<Integer, Double> coverage80Grades,
        Map<String, Long> findings,
        double seconds) {

    static BacktestSummary of(int areas, Measures measures, List<Finding> findings, double seconds) {
        SortedMap<Integer, Measures.Cell> all = measures.totals("area");
        return new BacktestSummary(
                areas,
                measures.origins().size(),
                measures.origins(),
                map(measures.headline(), Measures.Cell::mape),
                map(measures.headline(), Measures.Cell::mapeNoChange),
                map(measures.headline(), Measures.Cell::mapePlainRatio),
                map(all, Measures.Cell::mape),
                map(all, Measures.Cell::mapeNoChange),
                map(measures.headline(), Measures.Cell::signedError),
                map(measures.byGrade(), Measures.Cell::wape),
                map(measures.byGrade(), Measures.Cell::wapeNoChange),
                map(all, Measures.Cell::coverage80),
                map(measures.gradesByAhead(), Measures.Cell::coverage80),
                FindingCounts.of(findings),
                seconds);
    }

    private static SortedMap<Integer, Double> map(
            SortedMap<Integer, Measures.Cell> cells, ToDoubleFunction<Measures.Cell> value) {
        SortedMap<Integer, Double> map = new TreeMap<>();
        cells.forEach((key, cell) -> map.put(key, Math.rint(value.applyAsDouble(cell) * 10_000) / 10_000));
        return map;
    }
}
