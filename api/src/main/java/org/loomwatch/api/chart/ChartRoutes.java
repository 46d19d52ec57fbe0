package org.loomwatch.api.chart;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.chart.ChartCatalogue.DimensionWords;
import org.loomwatch.api.chart.ChartCatalogue.MeasureWords;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.enterprise.EnterpriseSize;
import org.loomwatch.domain.feed.Feed;

/** Charts that people put together themselves: by names of measures and dimensions, never by queries. */
final class ChartRoutes {

    private static final Parameter<ChartMeasure> MEASURE = Parameter.requiredQuery(
            "measure", ParameterTypes.oneOf(ChartMeasures.byId()), "度量或指标", "measure or indicator");
    private static final Parameter<ChartDimension> DIMENSION = Parameter.query(
                    "dimension", ParameterTypes.oneOf(ChartDimension.byId()), "维度", "what the groups are")
            .withDefault(ChartDimension.STREET.id());
    private static final Parameter<String> AREA =
            Parameter.query("area", ParameterTypes.identifier(), "只看该区域（任一层级）", "only this area, of any level");
    private static final Parameter<String> INDUSTRY = Parameter.query(
            "industry", ParameterTypes.identifier(), "只看该行业门类或大类", "only this industry section or division");
    private static final Parameter<EnterpriseSize> SIZE = Parameter.query(
            "size",
            ParameterTypes.oneOf(
                    Arrays.stream(EnterpriseSize.values()).collect(Collectors.toMap(EnterpriseSize::id, size -> size))),
            "只看该规模",
            "only this size class");
    private static final Parameter<YearMonth> FROM =
            Parameter.query("from", ParameterTypes.month(), "起始月份", "first month");
    private static final Parameter<YearMonth> TO =
            Parameter.query("to", ParameterTypes.month(), "结束月份；不填则为最新月份", "last month; the latest one if absent");

    private final ChartService charts;
    private final ChartViewers viewers;
    private final MonthService months;
    private final Supplier<AreaTree> areas;

    ChartRoutes(ChartService charts, ChartViewers viewers, MonthService months, Supplier<AreaTree> areas) {
        this.charts = charts;
        this.viewers = viewers;
        this.months = months;
        this.areas = areas;
    }

    List<Route> list() {
        Parameter<?>[] all = {MEASURE, DIMENSION, AREA, INDUSTRY, SIZE, FROM, TO};
        return List.of(
                Route.get("/api/v1/charts/catalogue", Permission.OVERVIEW_READ, "可用的度量与维度", "What may be charted")
                        .answers(Answer.json(ChartCatalogue.class), this::catalogue),
                Route.get("/api/v1/charts", Permission.OVERVIEW_READ, "自助图表", "A chart's figures")
                        .takes(all)
                        .answers(Answer.json(Chart.class), this::chart),
                Route.get("/api/v1/charts.csv", Permission.OVERVIEW_READ, "导出图表（CSV）", "A chart as CSV")
                        .takes(all)
                        .replies(Answer.of(Sheet.CSV, String.class), this::csv));
    }

    private ChartCatalogue catalogue(Request request) {
        return new ChartCatalogue(
                ChartMeasures.list().stream()
                        .filter(measure -> viewers.sees(request, measure))
                        .map(measure -> words(viewers.of(request, measure), measure))
                        .toList(),
                Arrays.stream(ChartDimension.values())
                        .map(dimension -> new DimensionWords(dimension.id(), dimension.nameZh(), dimension.nameEn()))
                        .toList(),
                months.list());
    }

    private static MeasureWords words(Viewer viewer, ChartMeasure measure) {
        return new MeasureWords(
                measure.id(),
                measure.nameZh(),
                measure.nameEn(),
                measure.unit().id(),
                measure.feeds().stream().map(Feed::id).toList(),
                measure.statistic(),
                measure.single(viewer).equals(measure.scope(viewer)));
    }

    private Chart chart(Request request) {
        ChartMeasure measure = request.get(MEASURE);
        return charts.get(
                viewers.of(request, measure),
                new ChartQuery(
                        measure,
                        request.get(DIMENSION),
                        request.find(AREA),
                        request.find(INDUSTRY),
                        request.find(SIZE),
                        request.find(FROM),
                        request.find(TO)));
    }

    private Reply<String> csv(Request request) {
        Chart chart = chart(request);
        ChartDimension dimension = request.get(DIMENSION);
        AreaTree tree = areas.get();
        Sheet sheet = new Sheet(
                "图表 Chart",
                true,
                "month",
                chart.dimension(),
                "name_zh",
                "name_en",
                chart.measure(),
                "enterprises",
                "suppressed");
        chart.items()
                .forEach(item -> sheet.row(
                        item.month(),
                        item.key(),
                        GroupNames.zh(dimension, item.key(), tree),
                        GroupNames.en(dimension, item.key(), tree),
                        item.value(),
                        item.enterprises(),
                        item.suppressed()));
        return new Reply<>(sheet.csv(), 200, Map.of("Content-Disposition", "attachment; filename=\"chart.csv\""));
    }
}
