package org.loomwatch.api.analyst.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/** Enterprises, their months, and the records of each feed. */
final class FeedTables {

    private static final Map<Feed, Text> NAMES = Map.of(
            Feed.WAGES, Text.of("工资记录", "Records of wages"),
            Feed.COMPLAINTS, Text.of("投诉记录", "Records of complaints"),
            Feed.WATER, Text.of("用水记录", "Records of water"),
            Feed.POWER, Text.of("用电记录", "Records of power"),
            Feed.TAX, Text.of("税务记录", "Records of tax"),
            Feed.STAFFING, Text.of("用工记录", "Records of staffing"),
            Feed.SOCIAL_INSURANCE, Text.of("社保记录", "Records of social insurance"),
            Feed.CAPACITY_EXIT, Text.of("产能退出记录", "Records of capacity exit"));

    private FeedTables() {}

    static List<PermittedTable> list() {
        List<PermittedTable> tables = new ArrayList<>();
        tables.add(new PermittedTable(
                "enterprises",
                Text.of("企业", "Enterprises"),
                Permission.ENTERPRISE_READ,
                PermittedTable.Store.CLICKHOUSE,
                FeedTables::enterprises));
        tables.add(new PermittedTable(
                "indicators",
                Text.of("企业月度指标", "Measures and indicators by month"),
                Permission.ENTERPRISE_READ,
                PermittedTable.Store.CLICKHOUSE,
                FeedTables::indicators));
        for (Feed feed : Feed.values()) {
            tables.add(new PermittedTable(
                    "records_" + feed.id(),
                    NAMES.get(feed),
                    Permission.RECORD_READ,
                    PermittedTable.Store.CLICKHOUSE,
                    viewer -> records(viewer, feed)));
        }
        return tables;
    }

    private static PermittedTable.Shape enterprises(Viewer viewer) {
        return new TableBuilder(viewer)
                .plain("uscc", "统一社会信用代码", "USCC")
                .plain("name", "名称", "name")
                .plain("industry", "行业代码", "industry, GB/T 4754")
                .plain("area", "区域", "area")
                .plain("address", "地址", "address")
                .plain("lon", "经度", "longitude")
                .plain("lat", "纬度", "latitude")
                .plain("founded_on", "成立日期", "founded on")
                .plain("size", "规模", "size")
                .plain("legal_representative", "法定代表人", "legal representative")
                .from(Sql.of("FROM enterprise FINAL WHERE").plus(RowRules.within(viewer, "area")));
    }

    private static PermittedTable.Shape indicators(Viewer viewer) {
        TableBuilder builder = new TableBuilder(viewer)
                .plain("month", "figures.month", "月份", "month")
                .plain("uscc", "figures.uscc", "统一社会信用代码", "USCC")
                .plain("area", "places.area", "区域", "area")
                .plain("industry", "places.industry", "行业代码", "industry, GB/T 4754")
                .plain("size", "places.size", "规模", "size");
        for (Measure measure : Measure.values()) {
            builder.figure(
                    measure.id(),
                    List.of(measure.feed()),
                    FieldRules.detailOf(measure),
                    "figures." + measure.id(),
                    "places.area",
                    measure.nameZh(),
                    measure.nameEn());
        }
        for (Indicator indicator : Indicator.list()) {
            builder.figure(
                    indicator.id(),
                    indicator.feeds(),
                    FieldRules.detailOf(indicator),
                    "figures." + indicator.id(),
                    "places.area",
                    indicator.nameZh(),
                    indicator.nameEn());
        }
        return builder.from(Sql.of("FROM enterprise_indicators AS figures INNER JOIN"
                        + " (SELECT uscc, area, industry, size FROM enterprise FINAL WHERE")
                .plus(RowRules.within(viewer, "area"))
                .plus(") AS places ON figures.uscc = places.uscc"));
    }

    /** Only those who see the feed's amounts see its records; a record belongs where its enterprise stands. */
    private static PermittedTable.Shape records(Viewer viewer, Feed feed) {
        AreaScope scope = FieldRules.scope(viewer, List.of(feed), FieldDetail.AMOUNTS);
        if (scope.isNowhere()) {
            return PermittedTable.Shape.NOTHING;
        }
        TableBuilder builder = new TableBuilder(viewer)
                .plain("record_id", "记录编号", "record id")
                .plain("uscc", "统一社会信用代码", "USCC")
                .plain("month", "月份", "month")
                .plain("reported_at", "报送时间", "reported at");
        for (FeedField field : feed.fields()) {
            builder.plain(field.name(), field.name(), field.name());
        }
        builder.plain("file", "来源文件", "file it came from").plain("line", "行号", "line in that file");
        Sql rows = Sql.of("FROM record_" + feed.id() + " FINAL WHERE");
        rows = scope.everywhere()
                ? rows.plus("true")
                : rows.plus("uscc IN (SELECT uscc FROM enterprise FINAL WHERE")
                        .plus(RowRules.within(scope, "area"))
                        .plus(")");
        return builder.from(rows.plus(Sql.BY_PARTITION));
    }
}
