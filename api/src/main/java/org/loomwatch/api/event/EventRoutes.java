package org.loomwatch.api.event;

import java.util.List;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.session.IdentityService;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** The stream of events for open pages. */
public final class EventRoutes {

    private EventRoutes() {}

    public static List<Route> list(IdentityService identities) {
        return List.of(Route.get("/api/v1/events", Permission.SIGNED_IN, "事件流", "Events for open pages")
                .answers(Answer.of("text/event-stream", String.class), request -> subscription(identities, request)));
    }

    private static EventSubscription subscription(IdentityService identities, Request request) {
        Caller opened = request.caller();
        return new EventSubscription(opened, () -> identities.isUnchanged(opened));
    }
}
