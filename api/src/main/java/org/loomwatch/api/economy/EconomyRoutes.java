package org.loomwatch.api.economy;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.panel.EconomicMeasure;

/** Economic indices. */
final class EconomyRoutes {

    private static final Parameter<YearMonth> VINTAGE = Parameter.query(
            "vintage",
            ParameterTypes.month(),
            "版本（数据截止月份）；不填则为最新",
            "vintage: month whose reports had closed; the newest if absent");
    private static final Parameter<IndexKind> KIND = Parameter.path(
            "kind",
            ParameterTypes.oneOf(
                    Arrays.stream(IndexKind.values()).collect(Collectors.toMap(IndexKind::id, Function.identity()))),
            "指数",
            "index");
    private static final Parameter<String> PARTS = Parameter.requiredQuery(
            "scope",
            ParameterTypes.oneOf(Map.of("street", "street", "industry", "industry")),
            "按街道或按行业门类",
            "by street or by industry section");
    private static final Parameter<String> SCOPE = Parameter.query(
                    "scope",
                    ParameterTypes.oneOf(Map.of("district", "district", "street", "street", "industry", "industry")),
                    "全区、街道或行业门类",
                    "district, street or industry section")
            .withDefault("district");
    private static final Parameter<String> CELL = Parameter.query(
                    "cell", ParameterTypes.identifier(), "街道或门类；全区为 all", "street or section; all for the district")
            .withDefault("all");
    private static final Parameter<EconomicMeasure> MEASURE = Parameter.requiredQuery(
            "measure",
            ParameterTypes.oneOf(Arrays.stream(EconomicMeasure.values())
                    .collect(Collectors.toMap(EconomicMeasure::id, Function.identity()))),
            "度量",
            "measure");
    private static final Parameter<Integer> MONTHS = Parameter.query(
                    "months", ParameterTypes.cappedInteger(1, 120), "最近几个月，最多 120", "newest months, at most 120")
            .withDefault("24");

    private EconomyRoutes() {}

    static List<Route> list(IndexService indices, DiagnosticsService diagnostics) {
        IndexExport export = new IndexExport(indices);
        String one = "/api/v1/economy/indices/{kind}";
        return List.of(
                Route.get("/api/v1/economy/indices", Permission.INDEX_READ, "经济指数", "Economic indices")
                        .takes(VINTAGE)
                        .answers(
                                Answer.json(IndexFigures.class),
                                request -> indices.get(request.viewer(), request.find(VINTAGE))),
                Route.get("/api/v1/economy/indices.csv", Permission.INDEX_READ, "经济指数导出", "Economic indices as CSV")
                        .takes(VINTAGE)
                        .answers(
                                Answer.of("text/csv", String.class),
                                request -> export.csv(request.viewer(), request.find(VINTAGE))),
                Route.get(one + "/vintages", Permission.INDEX_READ, "指数各版本", "An index as every vintage saw it")
                        .takes(KIND)
                        .answers(
                                Answer.pageOf(VintagePath.class),
                                request -> Page.whole(indices.listVintagePaths(request.viewer(), request.get(KIND)))),
                Route.get(one + "/contributions", Permission.INDEX_READ, "指数变动的贡献", "What moved an index")
                        .takes(KIND, VINTAGE)
                        .answers(
                                Answer.pageOf(ContributionItem.class),
                                request -> Page.whole(indices.listContributions(
                                        request.viewer(), request.get(KIND), request.find(VINTAGE)))),
                Route.get(
                                one + "/news",
                                Permission.INDEX_READ,
                                "与上一版本相比的变化",
                                "Why an index changed since the vintage before")
                        .takes(KIND, VINTAGE)
                        .answers(
                                Answer.pageOf(NewsEntry.class),
                                request -> Page.whole(
                                        indices.listNews(request.viewer(), request.get(KIND), request.find(VINTAGE)))),
                Route.get(one + "/cells", Permission.INDEX_READ, "分街道、分行业指数", "An index by street or industry")
                        .takes(KIND, PARTS, MONTHS, VINTAGE)
                        .answers(
                                Answer.pageOf(CellIndex.class),
                                request -> Page.whole(indices.listCells(
                                        request.viewer(),
                                        request.get(KIND),
                                        request.get(PARTS),
                                        request.get(MONTHS),
                                        request.find(VINTAGE)))),
                Route.get("/api/v1/economy/series", Permission.INDEX_READ, "经济序列", "An economic series")
                        .takes(SCOPE, CELL, MEASURE, VINTAGE)
                        .answers(
                                Answer.pageOf(SeriesItem.class),
                                request -> Page.whole(indices.listSeries(
                                        request.viewer(),
                                        request.get(SCOPE),
                                        request.get(CELL),
                                        request.get(MEASURE),
                                        request.find(VINTAGE)))),
                Route.get(
                                "/api/v1/economy/diagnostics",
                                Permission.INDEX_DIAGNOSTICS,
                                "指数诊断",
                                "Diagnostics of the indices")
                        .takes(VINTAGE)
                        .answers(
                                Answer.json(IndexDiagnostics.class),
                                request -> diagnostics.get(request.viewer(), request.find(VINTAGE))));
    }
}
