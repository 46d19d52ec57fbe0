package org.loomwatch.api.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.ticket.TicketState;
import org.loomwatch.domain.warning.Grade;

/** Reading tickets. */
final class TicketRoutes {

    static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "工单编号", "id of the ticket");
    private static final Parameter<UUID> PHOTO =
            Parameter.path("photo", ParameterTypes.uuid(), "照片编号", "id of the photo");
    private static final Parameter<Boolean> ENDED = Parameter.query(
                    "ended",
                    ParameterTypes.oneOf(Map.of("true", true, "false", false)),
                    "已结案和作废的工单，新近在前；否则为在办工单，先到期在前",
                    "closed and voided tickets, latest first; else live ones, those due first")
            .withDefault("false");
    private static final Parameter<String> UNIT =
            Parameter.query("unit", ParameterTypes.identifier(), "承办单位", "unit that answers for it");
    private static final Parameter<String> OFFICER =
            Parameter.query("officer", ParameterTypes.identifier(), "签收人", "login of who accepted it");
    private static final Parameter<TicketState> STATE = Parameter.query(
            "state",
            ParameterTypes.oneOf(
                    Arrays.stream(TicketState.values()).collect(Collectors.toMap(TicketState::id, s -> s))),
            "状态",
            "state");
    private static final Parameter<Grade> GRADE = Parameter.query(
            "grade",
            ParameterTypes.oneOf(Arrays.stream(Grade.values()).collect(Collectors.toMap(Grade::id, g -> g))),
            "预警等级",
            "grade");
    private static final Parameter<String> AREA =
            Parameter.query("area", ParameterTypes.identifier(), "所在区域（任一层级）", "area of any level");
    private static final Parameter<String> USCC =
            Parameter.query("uscc", ParameterTypes.identifier(), "统一社会信用代码", "USCC");
    private static final Parameter<String> TEXT =
            Parameter.query("q", ParameterTypes.text(64), "编号、信用代码或企业名称的一部分", "number, USCC, or part of the name");
    private static final Parameter<Boolean> OVERDUE = Parameter.query(
                    "overdue",
                    ParameterTypes.oneOf(Map.of("true", true, "false", false)),
                    "只看超期",
                    "only what is overdue")
            .withDefault("false");
    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(1000), "上一页给出的游标", "cursor given by the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "每页条数，最多 200", "rows a page, at most 200")
            .withDefault("50");

    private TicketRoutes() {}

    static List<Route> list(TicketListService lists, TicketDetailService details, PhotoService photos) {
        return List.of(
                Route.get("/api/v1/tickets", Permission.TICKET_READ, "工单列表", "Tickets")
                        .takes(ENDED, UNIT, OFFICER, STATE, GRADE, AREA, USCC, TEXT, OVERDUE, CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(Ticket.class),
                                request -> lists.list(
                                        request.viewer(), query(request), request.find(CURSOR), request.get(LIMIT))),
                Route.get("/api/v1/tickets/loads", Permission.TICKET_READ, "各单位在办工单", "Live tickets by unit and state")
                        .answers(
                                Answer.pageOf(TicketListService.UnitLoad.class),
                                request -> Page.whole(lists.listLoads(request.viewer()))),
                Route.get("/api/v1/tickets/{id}", Permission.TICKET_READ, "工单详情", "A ticket and its history")
                        .takes(ID)
                        .replies(
                                Answer.json(TicketDetail.class),
                                request -> tagged(details.get(actor(request), request.get(ID)))),
                Route.get("/api/v1/tickets/{id}/photos/{photo}", Permission.TICKET_READ, "工单照片", "A photo")
                        .takes(ID, PHOTO)
                        .answers(
                                Answer.of("image/jpeg", byte[].class),
                                request -> photos.get(request.viewer(), request.get(ID), request.get(PHOTO))));
    }

    static TicketActor actor(Request request) {
        return TicketActor.of(request.caller(), request.viewer());
    }

    /** A ticket under the tag that If-Match asks for. */
    static Reply<TicketDetail> tagged(TicketDetail detail) {
        return new Reply<>(detail, 200, Map.of("ETag", detail.ticket().tag()));
    }

    private static TicketQuery query(Request request) {
        return new TicketQuery(
                request.get(ENDED),
                request.find(UNIT),
                request.find(OFFICER),
                request.find(STATE),
                request.find(GRADE),
                request.find(AREA),
                request.find(USCC),
                request.find(TEXT),
                request.get(OVERDUE));
    }
}
