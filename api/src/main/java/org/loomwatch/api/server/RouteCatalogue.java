package org.loomwatch.api.server;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every operation of the HTTP API, in the order of the documentation. */
public record RouteCatalogue(List<Route> routes) {

    public RouteCatalogue {
        routes = List.copyOf(routes);
        Set<String> seen = new HashSet<>();
        for (Route route : routes) {
            if (!seen.add(route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}"))) {
                throw new IllegalArgumentException("route " + route.method() + " " + route.path() + " occurs twice");
            }
        }
    }
}
