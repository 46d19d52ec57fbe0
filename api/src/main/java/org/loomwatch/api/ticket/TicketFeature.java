package org.loomwatch.api.ticket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.ticket.evaluation.EvaluationRoutes;
import org.loomwatch.api.ticket.evaluation.EvaluationService;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.area.AreaTree;

/** Tickets: dispatch, life cycle, reminders, evaluation of units. */
public final class TicketFeature implements Feature {

    private final TicketDispatchService dispatch;
    private final ReminderWorker reminders;
    private final List<Route> routes = new ArrayList<>();

    public TicketFeature(ServerContext context) {
        Path data = context.data().root();
        Supplier<RoutingRules> rules = () -> RoutingRules.load(data);
        Supplier<AreaTree> areas = context.access().areas()::get;
        dispatch = new TicketDispatchService(context.postgres(), context.clickhouse(), areas, data, context.clock());
        reminders = new ReminderWorker(context.postgres(), rules, context.clock());
        TicketSteps steps = new TicketSteps(context.postgres(), context.events(), context.clock());
        TicketSeal seal = new TicketSeal(context.data().audit());
        TicketService tickets = new TicketService(steps, seal, rules);
        TicketDetailService details = new TicketDetailService(context.postgres(), seal, context.clock());
        TicketListService lists = new TicketListService(context.postgres(), areas, context.clock());
        routes.addAll(TicketRoutes.list(lists, details, new PhotoService(context.postgres(), steps)));
        routes.addAll(StepRoutes.list(
                tickets, new ApprovalService(steps, tickets), new PhotoService(context.postgres(), steps), details));
        routes.addAll(DispatchRoutes.list(dispatch));
        routes.addAll(EvaluationRoutes.list(
                new EvaluationService(context.postgres(), context.clickhouse(), context.clock())));
    }

    /** Turns scored warnings into tickets. */
    public TicketDispatchService dispatch() {
        return dispatch;
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void start() {
        reminders.start();
    }

    @Override
    public void close() {
        reminders.close();
    }
}
