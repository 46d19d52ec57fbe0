package org.loomwatch.api.analyst.table;

import java.util.Arrays;
import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.school.CatchmentService;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.economy.panel.EconomicMeasure;

/** What models made of the feeds: warnings, scores, indices, forecasts. */
final class ResultTables {

    private ResultTables() {}

    static List<PermittedTable> list() {
        return List.of(
                table("areas", "区域", "Areas", Permission.AREA_READ, ResultTables::areas),
                table("warnings", "预警", "Warnings", Permission.WARNING_READ, ResultTables::warnings),
                table("scores", "模型评分", "Scores of all models", Permission.WARNING_READ, ResultTables::scores),
                table("indices", "经济指数", "Economic indices", Permission.INDEX_READ, ResultTables::indices),
                table("index_series", "指数序列", "Series behind the indices", Permission.INDEX_READ, ResultTables::series),
                table(
                        "school_forecasts",
                        "学位预测",
                        "Forecasts of school places",
                        Permission.SCHOOL_READ,
                        ResultTables::schools));
    }

    private static PermittedTable table(
            String id,
            String zh,
            String en,
            Permission permission,
            java.util.function.Function<Viewer, PermittedTable.Shape> definition) {
        return new PermittedTable(id, Text.of(zh, en), permission, PermittedTable.Store.CLICKHOUSE, definition);
    }

    private static PermittedTable.Shape areas(Viewer viewer) {
        return new TableBuilder(viewer)
                .plain("id", "编号", "id")
                .plain("parent", "上级", "parent")
                .plain("level", "级别", "level")
                .plain("name_zh", "名称", "name, Chinese")
                .plain("name_en", "英文名称", "name, English")
                .from(Sql.of("FROM area FINAL WHERE").plus(RowRules.within(viewer, "id")));
    }

    /** As in the list of warnings: those without a grade only where they were drawn for the audit. */
    private static PermittedTable.Shape warnings(Viewer viewer) {
        return new TableBuilder(viewer)
                .plain("month", "月份", "month")
                .plain("uscc", "统一社会信用代码", "USCC")
                .plain("area", "区域", "area")
                .plain("industry", "行业代码", "industry, GB/T 4754")
                .plain("size", "规模", "size")
                .plain("grade", "等级", "grade")
                .plain("probability", "概率", "probability")
                .plain("rank", "名次", "rank")
                .plain("queue", "队列", "queue")
                .plain("rule_floor", "规则", "rule that raised the grade")
                .made("reasons", reasons(viewer), "原因指标", "indicators that drove it")
                .plain("model", "模型", "model")
                .plain("scored_at", "评分时间", "scored at")
                .from(Sql.of(
                                "FROM warning FINAL WHERE theme = ? AND (grade <> 'none' OR queue = 'audit') AND",
                                Warning.LABOR_DISPUTE)
                        .plus(RowRules.within(viewer, "area")));
    }

    /** Names of the indicators among the reasons whose feed the viewer sees there. */
    private static Sql reasons(Viewer viewer) {
        Sql seen = Sql.of("false");
        for (Feed feed : Feed.values()) {
            AreaScope scope = viewer.areas().and(viewer.scope(feed, FieldDetail.RATIOS));
            if (!scope.isNowhere()) {
                seen = seen.plus("OR (JSONExtractString(reason, 'feed') = ? AND", feed.id())
                        .plus(RowRules.within(scope, "area"))
                        .plus(")");
            }
        }
        return Sql.of(
                        "arrayStringConcat(arrayMap(reason -> JSONExtractString(reason, 'indicator'), arrayFilter(reason ->")
                .plus(seen)
                .plus(", JSONExtractArrayRaw(reasons))), ' ')");
    }

    private static PermittedTable.Shape scores(Viewer viewer) {
        return new TableBuilder(viewer)
                .plain("month", "scores.month", "月份", "month")
                .plain("uscc", "scores.uscc", "统一社会信用代码", "USCC")
                .plain("area", "places.area", "区域", "area")
                .plain("industry", "places.industry", "行业代码", "industry, GB/T 4754")
                .plain("model", "scores.model", "模型", "model")
                .plain("score", "scores.score", "评分", "log-odds before calibration")
                .plain("probability", "scores.probability", "概率", "probability")
                .from(Sql.of(
                                "FROM (SELECT * FROM enterprise_score FINAL WHERE theme = ?) AS scores INNER JOIN"
                                        + " (SELECT uscc, area, industry FROM enterprise FINAL WHERE",
                                Warning.LABOR_DISPUTE)
                        .plus(RowRules.within(viewer, "area"))
                        .plus(") AS places ON scores.uscc = places.uscc"));
    }

    /** Figures of the district and of industries go to those who see the whole district, a street's to those who see it. */
    private static Sql cells(Viewer viewer) {
        Sql finished = Sql.of("vintage IN (SELECT vintage FROM economy_run FINAL) AND");
        return viewer.areas().everywhere()
                ? finished.plus("true")
                : finished.plus("scope = 'street' AND").plus(RowRules.within(viewer, "cell"));
    }

    private static PermittedTable.Shape indices(Viewer viewer) {
        return new TableBuilder(viewer)
                .plain("vintage", "版本", "vintage")
                .plain("kind", "指数", "index")
                .plain("scope", "范围", "scope: district, street, industry")
                .plain("cell", "单元", "cell: all, area, section")
                .plain("month", "月份", "month")
                .plain("horizon", "预测期", "months ahead; 0 is not a forecast")
                .plain("value", "数值", "value")
                .plain("low_80", "80% 下限", "lower end, 80 %")
                .plain("high_80", "80% 上限", "upper end, 80 %")
                .plain("low_95", "95% 下限", "lower end, 95 %")
                .plain("high_95", "95% 上限", "upper end, 95 %")
                .plain("year_on_year", "同比", "year on year")
                .plain("annualised", "年化环比", "annualised growth")
                .plain("model", "模型", "model")
                .from(Sql.of("FROM economy_index FINAL WHERE").plus(cells(viewer)));
    }

    /** A series needs the ratios of its feed. */
    private static PermittedTable.Shape series(Viewer viewer) {
        List<String> measures = Arrays.stream(EconomicMeasure.values())
                .filter(measure -> measure.feed()
                        .map(feed -> viewer.scope(feed, FieldDetail.RATIOS).everywhere())
                        .orElse(true))
                .map(EconomicMeasure::id)
                .toList();
        return new TableBuilder(viewer)
                .plain("vintage", "版本", "vintage")
                .plain("scope", "范围", "scope: district, street, industry")
                .plain("cell", "单元", "cell: all, area, section")
                .plain("measure", "指标", "measure")
                .plain("month", "月份", "month")
                .plain("level", "水平", "level")
                .plain("adjusted", "季调后", "adjusted")
                .plain("trend", "趋势", "trend")
                .plain("matched", "可比企业数", "enterprises compared")
                .plain("reporting", "报送企业数", "enterprises reporting")
                .from(Sql.of("FROM economy_series FINAL WHERE")
                        .plus(cells(viewer))
                        .plus(measures.isEmpty() ? Sql.of("AND false") : Sql.of("AND measure IN ?", measures)));
    }

    private static PermittedTable.Shape schools(Viewer viewer) {
        return new TableBuilder(viewer)
                .plain("area", "学区", "catchment")
                .plain("grade", "年级", "grade")
                .plain("year", "年份", "year")
                .plain("pupils", "学生数", "pupils")
                .plain("low_80", "80% 下限", "lower end, 80 %")
                .plain("high_80", "80% 上限", "upper end, 80 %")
                .plain("places", "学位数", "places")
                .plain("probability_short", "不足概率", "probability of missing places")
                .plain("expected_gap", "期望缺口", "expected gap")
                .plain("gap_90", "90% 缺口", "gap, 90th percentile")
                .from(Sql.of("FROM school_forecast FINAL WHERE (run, origin_year) IN (SELECT run, origin_year"
                                + " FROM school_run FINAL ORDER BY run DESC LIMIT 1) AND area IN (SELECT area FROM (")
                        .plus(CatchmentService.visible(viewer))
                        .plus("))"));
    }
}
