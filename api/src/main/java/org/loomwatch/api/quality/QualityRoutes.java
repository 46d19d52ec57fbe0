package org.loomwatch.api.quality;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.feed.Feed;

/** Data quality: the ranking of a month, and one feed in detail. */
public final class QualityRoutes {

    private static final Parameter<YearMonth> MONTH =
            Parameter.query("month", ParameterTypes.month(), "月份，默认最近一月", "month, the latest by default");
    private static final Parameter<String> AREA =
            Parameter.query("area", ParameterTypes.identifier(), "区域及其下级", "area with all below it");
    private static final Parameter<Feed> FEED = Parameter.path(
            "feed",
            ParameterTypes.oneOf(Arrays.stream(Feed.values()).collect(Collectors.toMap(Feed::id, feed -> feed))),
            "数据源",
            "feed");

    private QualityRoutes() {}

    public static List<Route> list(QualityService quality) {
        return List.of(
                Route.get("/api/v1/quality", Permission.QUALITY_READ, "数据质量排名", "Data quality of all feeds")
                        .takes(MONTH, AREA)
                        .answers(
                                Answer.json(QualityReport.class),
                                request -> quality.get(request.viewer(), request.find(MONTH), request.find(AREA))),
                Route.get("/api/v1/quality/{feed}", Permission.QUALITY_READ, "单个数据源质量", "Data quality of one feed")
                        .takes(FEED, MONTH, AREA)
                        .answers(
                                Answer.json(FeedQualityDetail.class),
                                request -> quality.get(
                                        request.viewer(), request.get(FEED), request.find(MONTH), request.find(AREA))));
    }
}
