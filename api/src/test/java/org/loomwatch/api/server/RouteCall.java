package org.loomwatch.api.server;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Admission;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;

/** Runs a route's handler as the server does once the gate has admitted somebody, without the network. */
public final class RouteCall {

    private RouteCall() {}

    /** What a client would have read: the body, or the problem's sentences in both languages. */
    public record Outcome(String text, @Nullable ProblemType problem) {}

    /** @param texts parameters by name, path and query alike */
    public static Outcome run(Route route, Caller caller, Viewer viewer, Map<String, String> texts) throws Exception {
        try {
            Object value = route.handler()
                    .apply(new Request(admission(caller, viewer), parse(route, texts), null))
                    .value();
            if (value instanceof byte[] raw) {
                return new Outcome(new String(raw, StandardCharsets.ISO_8859_1), null);
            }
            return new Outcome(value instanceof String text ? text : Json.MAPPER.writeValueAsString(value), null);
        } catch (Problem problem) {
            return new Outcome(problem.detail().zh() + " " + problem.detail().en(), problem.type());
        }
    }

    private static Map<Parameter<?>, Object> parse(Route route, Map<String, String> texts) {
        Map<Parameter<?>, Object> values = new HashMap<>();
        for (Parameter<?> parameter : route.parameters()) {
            String text = texts.getOrDefault(parameter.name(), parameter.fallback());
            if (text == null) {
                continue;
            }
            try {
                values.put(parameter, parameter.type().parse(text));
            } catch (ParameterType.InvalidValue e) {
                throw parameter.place() == Parameter.Place.PATH
                        ? Problem.notFound("没有此地址", "there is nothing at this address")
                        : new Problem(ProblemType.INVALID_PARAMETER, e.expected());
            }
        }
        return values;
    }

    private static Admission admission(Caller caller, Viewer viewer) {
        return new Admission() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public Viewer viewer() {
                return viewer;
            }

            @Override
            public void audit(String object, boolean succeeded, Map<String, String> detail) {
                // The trail has its own tests.
            }
        };
    }
}
