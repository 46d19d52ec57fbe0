package org.loomwatch.api.openapi;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;

/** The route that serves the document of all routes, itself among them. */
public final class OpenApiRoute {

    private OpenApiRoute() {}

    /** The catalogue of the given routes and the one that describes them. */
    public static RouteCatalogue describing(List<Route> routes) {
        String[] document = new String[1];
        Route own = Route.get("/openapi.json", Permission.PUBLIC, "接口说明", "This document")
                .answers(Answer.of(Answer.JSON, String.class).revalidated(), request -> document[0]);
        List<Route> all = new ArrayList<>(routes);
        all.add(own);
        RouteCatalogue catalogue = new RouteCatalogue(all);
        document[0] = OpenApiDocument.write(catalogue);
        return catalogue;
    }
}
