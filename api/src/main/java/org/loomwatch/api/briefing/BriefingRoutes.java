package org.loomwatch.api.briefing;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.briefing.render.BriefingHtml;
import org.loomwatch.api.briefing.render.BriefingPdf;
import org.loomwatch.api.briefing.render.Language;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** Monthly briefings over HTTP. */
public final class BriefingRoutes {

    private static final String BRIEFINGS = "/api/v1/briefings";
    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "编号", "id");
    private static final Parameter<YearMonth> MONTH =
            Parameter.query("month", ParameterTypes.month(), "月份；不填则为最新月份", "month; the latest one if absent");
    private static final Parameter<Language> LANGUAGE = Parameter.query(
                    "language", ParameterTypes.oneOf(Language.byTag()), "语言", "language")
            .withDefault(Language.CHINESE.tag());

    private BriefingRoutes() {}

    /** Of which month a briefing is wanted; null for the newest. */
    public record BriefingOrder(@Nullable YearMonth month) {}

    /** On which day of the month; null to end the schedule. */
    public record ScheduleOrder(@Nullable Integer day) {}

    public static List<Route> list(BriefingService briefings) {
        Permission permission = Permission.BRIEFING_READ;
        return List.of(
                Route.get(
                                BRIEFINGS + "/preview",
                                permission,
                                "简报预览（不保存）",
                                "A briefing as it would be made now; nothing is kept")
                        .takes(MONTH)
                        .answers(
                                Answer.json(BriefingDocument.class),
                                request -> briefings.preview(request.caller(), request.find(MONTH))),
                Route.get(BRIEFINGS, permission, "本人的简报", "One's own briefings, the last made first")
                        .answers(
                                Answer.pageOf(BriefingItem.class),
                                request -> Page.whole(briefings.list(request.caller()))),
                Route.post(BRIEFINGS, permission, "生成简报", "Makes a briefing with one's own rights and keeps it")
                        .body(BriefingOrder.class)
                        .answers(Answer.json(BriefingItem.class), request -> make(briefings, request)),
                Route.get(BRIEFINGS + "/{id}", permission, "简报要点", "A briefing in short, and last month's")
                        .takes(ID)
                        .answers(
                                Answer.json(BriefingDetail.class),
                                request -> briefings.get(request.caller(), request.get(ID))),
                Route.get(BRIEFINGS + "/{id}/briefing.pdf", permission, "简报（PDF）", "A briefing as PDF")
                        .takes(ID, LANGUAGE)
                        .replies(Answer.of("application/pdf", byte[].class), request -> {
                            BriefingDocument document = briefings.getDocument(request.caller(), request.get(ID));
                            return file(
                                    BriefingPdf.of(document, request.get(LANGUAGE)),
                                    "briefing-" + document.month() + ".pdf");
                        }),
                Route.get(BRIEFINGS + "/{id}/briefing.html", permission, "简报（HTML）", "A briefing as one HTML file")
                        .takes(ID, LANGUAGE)
                        .replies(Answer.of("text/html; charset=utf-8", String.class), request -> {
                            BriefingDocument document = briefings.getDocument(request.caller(), request.get(ID));
                            return file(
                                    BriefingHtml.of(document, request.get(LANGUAGE)),
                                    "briefing-" + document.month() + ".html");
                        }),
                Route.get("/api/v1/briefing-schedule", permission, "本人的简报计划", "When one's own briefing is made")
                        .answers(
                                Answer.json(BriefingSchedule.class),
                                request -> briefings.getSchedule(request.caller())),
                Route.put(
                                "/api/v1/briefing-schedule",
                                permission,
                                "设置本人的简报计划",
                                "Sets or ends the schedule of one's own briefing")
                        .body(ScheduleOrder.class)
                        .answers(
                                Answer.json(BriefingSchedule.class),
                                request -> briefings.setSchedule(
                                        request.caller(),
                                        Optional.ofNullable(request.body(ScheduleOrder.class)
                                                .day()))));
    }

    private static BriefingItem make(BriefingService briefings, Request request) {
        Optional<YearMonth> month =
                Optional.ofNullable(request.body(BriefingOrder.class).month());
        month.ifPresent(wanted -> request.note("month", wanted.toString()));
        return briefings.make(request.caller(), month);
    }

    private static <T> Reply<T> file(T content, String name) {
        return new Reply<>(content, 200, Map.of("Content-Disposition", "inline; filename=\"" + name + "\""));
    }
}
