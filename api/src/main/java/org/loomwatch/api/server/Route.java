package org.loomwatch.api.server;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.problem.Text;

/**
 * One operation of the HTTP API, declared as data: the server registers it, the gate reads its permission, OpenAPI is
 * generated from it. There is no other way to register an operation, and none without a permission.
 *
 * @param path template such as {@code /api/v1/enterprises/{uscc}}
 * @param summary what the operation does, for the API's reader
 * @param bodyType type of the JSON body, {@code byte[]} for a body of any kind; null if it takes none
 * @param largestBody bytes that a body may have at most
 * @param handler computes the reply; holds no SQL and knows no web framework
 */
public record Route(
        Method method,
        String path,
        Permission permission,
        Text summary,
        List<Parameter<?>> parameters,
        @Nullable Class<?> bodyType,
        int largestBody,
        Answer answer,
        Function<Request, Reply<?>> handler) {

    /** Bytes of a body unless the route says otherwise. */
    static final int USUAL_BODY = 4 << 20;

    /** Bytes of the files that are delivered as a whole. */
    public static final int FILE_BODY = 64 << 20;

    public Route {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(permission, () -> "route " + path + " declares no permission");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(handler, "handler");
        parameters = List.copyOf(parameters);
        for (Parameter<?> parameter : parameters) {
            if ((parameter.place() == Parameter.Place.PATH) != path.contains("{" + parameter.name() + "}")) {
                throw new IllegalArgumentException("route %s: parameter %s does not stand in its %s"
                        .formatted(path, parameter.name(), parameter.place()));
            }
        }
    }

    public static Draft get(String path, Permission permission, String summaryZh, String summaryEn) {
        return draft(Method.GET, path, permission, summaryZh, summaryEn);
    }

    public static Draft post(String path, Permission permission, String summaryZh, String summaryEn) {
        return draft(Method.POST, path, permission, summaryZh, summaryEn);
    }

    public static Draft put(String path, Permission permission, String summaryZh, String summaryEn) {
        return draft(Method.PUT, path, permission, summaryZh, summaryEn);
    }

    public static Draft patch(String path, Permission permission, String summaryZh, String summaryEn) {
        return draft(Method.PATCH, path, permission, summaryZh, summaryEn);
    }

    public static Draft delete(String path, Permission permission, String summaryZh, String summaryEn) {
        return draft(Method.DELETE, path, permission, summaryZh, summaryEn);
    }

    private static Draft draft(Method method, String path, Permission permission, String summaryZh, String summaryEn) {
        return new Draft(method, path, permission, new Text(summaryZh, summaryEn), List.of(), null, USUAL_BODY);
    }

    /** Stable name of the operation, such as {@code get_enterprises_uscc}. */
    public String operationId() {
        String name = path.replaceFirst("^/(api/v\\d+/)?", "").replaceAll("[^A-Za-z0-9]+", "_");
        return method.name().toLowerCase(java.util.Locale.ROOT) + "_" + name.replaceAll("_$", "");
    }

    public Optional<Class<?>> findBodyType() {
        return Optional.ofNullable(bodyType);
    }

    /** A route still without an answer. */
    public record Draft(
            Method method,
            String path,
            Permission permission,
            Text summary,
            List<Parameter<?>> parameters,
            @Nullable Class<?> bodyType,
            int largestBody) {

        public Draft takes(Parameter<?>... taken) {
            return new Draft(method, path, permission, summary, List.of(taken), bodyType, largestBody);
        }

        public Draft body(Class<?> type) {
            return new Draft(method, path, permission, summary, parameters, type, largestBody);
        }

        /** A body of any kind, such as a file with tens of thousands of rows. */
        public Draft file() {
            return new Draft(method, path, permission, summary, parameters, byte[].class, FILE_BODY);
        }

        /** Answers 200 with what the handler returns. */
        public Route answers(Answer answer, Function<Request, ?> handler) {
            return replies(answer, request -> Reply.ok(handler.apply(request)));
        }

        /** Answers with the status and headers of the handler's reply. */
        public Route replies(Answer answer, Function<Request, Reply<?>> handler) {
            return new Route(method, path, permission, summary, parameters, bodyType, largestBody, answer, handler);
        }
    }
}
