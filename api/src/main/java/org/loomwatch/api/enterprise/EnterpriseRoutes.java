package org.loomwatch.api.enterprise;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.enterprise.EnterpriseSize;
import org.loomwatch.domain.feed.Feed;

/** Enterprises: search, master data, monthly series, source records. */
public final class EnterpriseRoutes {

    private static final Parameter<String> TEXT = Parameter.query(
            "q", ParameterTypes.text(64), "企业名称的一部分，或统一社会信用代码的开头", "part of the name, or the beginning of the USCC");
    private static final Parameter<String> AREA =
            Parameter.query("area", ParameterTypes.identifier(), "所在区域（任一层级）", "area of any level they stand in");
    private static final Parameter<String> INDUSTRY = Parameter.query(
            "industry",
            ParameterTypes.identifier(),
            "行业代码（GB/T 4754）或其开头",
            "industry code (GB/T 4754) or the beginning of one");
    private static final Parameter<EnterpriseSize> SIZE = Parameter.query(
            "size",
            ParameterTypes.oneOf(
                    Arrays.stream(EnterpriseSize.values()).collect(Collectors.toMap(EnterpriseSize::id, size -> size))),
            "企业规模",
            "size class");
    private static final Parameter<EnterpriseOrder> SORT = Parameter.query(
                    "sort",
                    ParameterTypes.oneOf(EnterpriseOrder.byId()),
                    "排序；前加减号为倒序",
                    "order; a leading minus turns it around")
            .withDefault(EnterpriseOrder.USCC.id());
    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(1000), "上一页给出的游标", "cursor given by the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "每页条数，最多 200", "rows a page, at most 200")
            .withDefault("20");
    private static final Parameter<String> USCC =
            Parameter.path("uscc", ParameterTypes.identifier(), "统一社会信用代码", "USCC");
    private static final Parameter<Feed> FEED = Parameter.requiredQuery(
            "feed",
            ParameterTypes.oneOf(Arrays.stream(Feed.values()).collect(Collectors.toMap(Feed::id, feed -> feed))),
            "数据源",
            "feed");
    private static final Parameter<YearMonth> MONTH =
            Parameter.requiredQuery("month", ParameterTypes.month(), "月份", "month");

    private EnterpriseRoutes() {}

    public static List<Route> list(
            EnterpriseService enterprises, EnterpriseSeriesService series, FeedRecordService records) {
        return List.of(
                Route.get("/api/v1/enterprises", Permission.ENTERPRISE_READ, "企业列表与检索", "List and search enterprises")
                        .takes(TEXT, AREA, INDUSTRY, SIZE, SORT, CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(EnterpriseItem.class),
                                request -> enterprises.list(
                                        request.viewer(), query(request), request.find(CURSOR), request.get(LIMIT))),
                Route.get("/api/v1/enterprises/{uscc}", Permission.ENTERPRISE_READ, "企业档案", "Master data")
                        .takes(USCC)
                        .answers(
                                Answer.json(EnterpriseDetail.class),
                                request -> enterprises.get(request.viewer(), request.get(USCC))),
                Route.get(
                                "/api/v1/enterprises/{uscc}/indicators",
                                Permission.ENTERPRISE_READ,
                                "企业月度指标",
                                "Measures and indicators by month")
                        .takes(USCC)
                        .answers(
                                Answer.json(EnterpriseSeries.class),
                                request -> series.get(request.viewer(), request.get(USCC))),
                Route.get(
                                "/api/v1/enterprises/{uscc}/records",
                                Permission.RECORD_READ,
                                "来源记录",
                                "Feed records behind a month's figures")
                        .takes(USCC, FEED, MONTH, CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(FeedRecordItem.class),
                                request -> records.list(
                                        request.viewer(),
                                        request.get(USCC),
                                        request.get(FEED),
                                        request.get(MONTH),
                                        request.find(CURSOR),
                                        request.get(LIMIT))));
    }

    private static EnterpriseQuery query(Request request) {
        return new EnterpriseQuery(
                request.find(TEXT).filter(text -> !text.isEmpty()),
                request.find(AREA),
                request.find(INDUSTRY),
                request.find(SIZE),
                request.get(SORT));
    }
}
