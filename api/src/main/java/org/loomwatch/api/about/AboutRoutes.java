package org.loomwatch.api.about;

import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Route;

/** What is running here. */
public final class AboutRoutes {

    private AboutRoutes() {}

    public static List<Route> list(About about) {
        return List.of(Route.get("/api/v1/about", Permission.PUBLIC, "版本信息", "What is running here")
                .answers(Answer.json(About.class), request -> about));
    }
}
