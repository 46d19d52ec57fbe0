package org.loomwatch.api.quarantine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.Reason;

/** The quarantine: list, look, download, correct, dismiss. */
public final class QuarantineRoutes {

    private static final Parameter<String> FEED =
            Parameter.query("feed", ParameterTypes.identifier(), "数据源", "feed, or name of the master data");
    private static final Parameter<Feed> SHEET_FEED = Parameter.requiredQuery(
            "feed",
            ParameterTypes.oneOf(Arrays.stream(Feed.values()).collect(Collectors.toMap(Feed::id, feed -> feed))),
            "数据源",
            "feed");
    private static final Parameter<Reason> REASON = Parameter.query(
            "reason",
            ParameterTypes.oneOf(
                    Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::id, reason -> reason))),
            "原因",
            "reason");
    private static final Parameter<QuarantineQuery.State> STATE = Parameter.query(
                    "state",
                    ParameterTypes.oneOf(Map.of(
                            "open",
                            QuarantineQuery.State.OPEN,
                            "settled",
                            QuarantineQuery.State.SETTLED,
                            "all",
                            QuarantineQuery.State.ALL)),
                    "处理状态",
                    "whether settled")
            .withDefault("open");
    private static final Parameter<String> MONTH =
            Parameter.query("month", ParameterTypes.text(20), "月份，按原文", "month as it stands in the row");
    private static final Parameter<String> FILE =
            Parameter.query("file", ParameterTypes.text(255), "文件名的一部分", "part of the file name");
    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(1000), "上一页给出的游标", "cursor given by the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "每页条数，最多 200", "rows a page, at most 200")
            .withDefault("50");
    private static final Parameter<String> HASH =
            Parameter.path("file_hash", ParameterTypes.text(300), "文件内容摘要", "hash of the file's content");
    private static final Parameter<Integer> LINE = Parameter.path(
            "line", ParameterTypes.cappedInteger(0, Integer.MAX_VALUE), "行号", "line in the file, 0 for the whole");

    private QuarantineRoutes() {}

    /** A corrected row, by column name. */
    record CorrectedRow(Map<String, String> fields) {
        CorrectedRow {
            fields = Map.copyOf(fields);
        }
    }

    /** A sheet of corrections as text: CSV with the columns {@code file_hash}, {@code line} and the feed's own. */
    record Corrections(String sheet) {
        Corrections {
            Objects.requireNonNull(sheet, "sheet");
        }
    }

    /** Why an item will never be right. */
    record Dismissal(String note) {
        Dismissal {
            Objects.requireNonNull(note, "note");
        }
    }

    public static List<Route> list(QuarantineService quarantine, SettlementService settlements) {
        return List.of(
                Route.get("/api/v1/quarantine", Permission.QUARANTINE_READ, "隔离区", "Quarantined rows and refused files")
                        .takes(FEED, REASON, STATE, MONTH, FILE, CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(QuarantineItem.class),
                                request -> quarantine.list(
                                        request.viewer(), query(request), request.find(CURSOR), request.get(LIMIT))),
                Route.get(
                                "/api/v1/quarantine/summary",
                                Permission.QUARANTINE_READ,
                                "隔离区汇总",
                                "Quarantine by feed and reason")
                        .takes(FEED)
                        .answers(
                                Answer.json(QuarantineSummary.class),
                                request -> quarantine.summarise(request.viewer(), request.find(FEED))),
                Route.get("/api/v1/quarantine.csv", Permission.QUARANTINE_READ, "下载隔离区", "Quarantine as CSV")
                        .takes(FEED, REASON, STATE, MONTH, FILE)
                        .answers(
                                Answer.of("text/csv; charset=utf-8", String.class),
                                request -> quarantine.export(request.viewer(), query(request))),
                Route.get(
                                "/api/v1/quarantine/corrections.csv",
                                Permission.QUARANTINE_READ,
                                "下载更正表",
                                "Open rows of a feed as a sheet to be corrected")
                        .takes(SHEET_FEED, REASON, MONTH, FILE)
                        .answers(
                                Answer.of("text/csv; charset=utf-8", String.class),
                                request -> quarantine.sheet(
                                        request.viewer(),
                                        request.get(SHEET_FEED),
                                        new QuarantineQuery(
                                                Optional.of(
                                                        request.get(SHEET_FEED).id()),
                                                request.find(REASON).map(Reason::id),
                                                QuarantineQuery.State.OPEN,
                                                request.find(MONTH),
                                                request.find(FILE)))),
                Route.post(
                                "/api/v1/quarantine/corrections",
                                Permission.QUARANTINE_WRITE,
                                "批量重新提交",
                                "Resubmit a sheet of corrected rows")
                        .body(Corrections.class)
                        .answers(
                                Answer.json(CorrectionResult.class),
                                request -> settlements.resubmit(
                                        request.viewer(),
                                        request.body(Corrections.class).sheet())),
                Route.get("/api/v1/quarantine/{file_hash}/{line}", Permission.QUARANTINE_READ, "隔离行", "One row")
                        .takes(HASH, LINE)
                        .answers(
                                Answer.json(QuarantineDetail.class),
                                request -> quarantine.get(request.viewer(), request.get(HASH), request.get(LINE))),
                Route.post(
                                "/api/v1/quarantine/{file_hash}/{line}/resubmission",
                                Permission.QUARANTINE_WRITE,
                                "改正后重新提交",
                                "Resubmit a corrected row")
                        .takes(HASH, LINE)
                        .body(CorrectedRow.class)
                        .answers(
                                Answer.json(Resubmission.class),
                                request -> settlements.resubmit(
                                        request.viewer(),
                                        request.get(HASH),
                                        request.get(LINE),
                                        request.body(CorrectedRow.class).fields())),
                Route.post(
                                "/api/v1/quarantine/{file_hash}/{line}/dismissal",
                                Permission.QUARANTINE_WRITE,
                                "注明原因后不再处理",
                                "Dismiss with a reason")
                        .takes(HASH, LINE)
                        .body(Dismissal.class)
                        .answers(Answer.json(QuarantineDetail.class), request -> {
                            settlements.dismiss(
                                    request.viewer(),
                                    request.get(HASH),
                                    request.get(LINE),
                                    request.body(Dismissal.class).note());
                            return quarantine.get(request.viewer(), request.get(HASH), request.get(LINE));
                        }));
    }

    private static QuarantineQuery query(Request request) {
        return new QuarantineQuery(
                request.find(FEED),
                request.find(REASON).map(Reason::id),
                request.get(STATE),
                request.find(MONTH),
                request.find(FILE));
    }
}
