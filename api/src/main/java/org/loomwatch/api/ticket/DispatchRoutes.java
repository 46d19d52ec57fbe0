package org.loomwatch.api.ticket;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.ticket.routing.RoutingException;
import org.loomwatch.api.ticket.routing.RoutingRules;

/** Turning warnings into tickets, and trying out where they would go. */
final class DispatchRoutes {

    private DispatchRoutes() {}

    /** Which warnings. */
    record DispatchOrder(YearMonth month, String theme) {
        DispatchOrder {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(theme, "theme");
        }
    }

    /** Which warnings, and under which rules: those in force if none are given. */
    record PlanOrder(
            YearMonth month, String theme, @Nullable String rules) {
        PlanOrder {
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(theme, "theme");
        }
    }

    static List<Route> list(TicketDispatchService dispatch) {
        return List.of(
                Route.post(
                                "/api/v1/tickets/dispatch",
                                Permission.TICKET_DISPATCH,
                                "将某月预警转为工单（可重复执行）",
                                "Turn a month's warnings into tickets; repeating it changes nothing")
                        .body(DispatchOrder.class)
                        .answers(Answer.json(DispatchResult.class), request -> {
                            DispatchOrder order = request.body(DispatchOrder.class);
                            request.note("month", order.month().toString());
                            return dispatch.dispatch(order.month(), order.theme());
                        }),
                Route.post(
                                "/api/v1/tickets/plan",
                                Permission.TICKET_DISPATCH,
                                "试算某月预警将派往何处（不派单）",
                                "Where a month's warnings would go; sends nothing")
                        .body(PlanOrder.class)
                        .answers(Answer.json(RoutePlan.class), request -> plan(dispatch, request)));
    }

    private static RoutePlan plan(TicketDispatchService dispatch, Request request) {
        PlanOrder order = request.body(PlanOrder.class);
        try {
            Optional<RoutingRules> rules = Optional.ofNullable(order.rules()).map(RoutingRules::parse);
            return dispatch.plan(request.viewer(), order.month(), order.theme(), rules);
        } catch (RoutingException e) {
            String message = String.valueOf(e.getMessage());
            throw new Problem(ProblemType.INVALID_BODY, Text.of("派单规则有误：" + message, message));
        }
    }
}
