package org.loomwatch.api.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Admission;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemError;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.ParameterType.InvalidValue;

/** Parses and checks what a route declares it takes, and refuses everything it does not. */
final class RequestReader {

    private final Route route;

    RequestReader(Route route) {
        this.route = route;
    }

    /** @throws Problem naming every parameter that is unknown, repeated, missing or not of its type */
    Request read(Admission admission, Context context) {
        List<ProblemError> errors = new ArrayList<>();
        refuseUnknown(context, errors);
        Map<Parameter<?>, Object> values = new HashMap<>();
        for (Parameter<?> parameter : route.parameters()) {
            Object value = parse(parameter, context, errors);
            if (value != null) {
                values.put(parameter, value);
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem(
                    ProblemType.INVALID_PARAMETER,
                    Text.of(
                            errors.stream().map(ProblemError::detailZh).collect(Collectors.joining("；")),
                            errors.stream().map(ProblemError::detailEn).collect(Collectors.joining("; "))),
                    errors);
        }
        Class<?> bodyType = route.bodyType();
        return new Request(admission, values, bodyType == null ? null : body(bodyType, context, route.largestBody()));
    }

    /** A misspelt filter must not pass for one that matched everything. */
    private void refuseUnknown(Context context, List<ProblemError> errors) {
        List<String> known = route.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .map(Parameter::name)
                .toList();
        context.queryParamMap().forEach((name, texts) -> {
            if (!known.contains(name)) {
                String list = known.isEmpty() ? "-" : String.join(", ", known);
                errors.add(ProblemError.ofParameter(
                        shortened(name), Text.of("未知参数，可用参数：" + list, "not known here; known are: " + list)));
            } else if (texts.size() > 1) {
                errors.add(ProblemError.ofParameter(name, Text.of("只能出现一次", "may stand only once")));
            }
        });
    }

    private static @Nullable Object parse(Parameter<?> parameter, Context context, List<ProblemError> errors) {
        boolean inPath = parameter.place() == Parameter.Place.PATH;
        String text =
                switch (parameter.place()) {
                    case PATH -> context.pathParam(parameter.name());
                    case QUERY -> context.queryParam(parameter.name());
                    case HEADER -> context.header(parameter.name());
                };
        if (text == null || text.isEmpty()) {
            text = parameter.fallback();
        }
        if (text == null) {
            if (parameter.required()) {
                errors.add(ProblemError.ofParameter(parameter.name(), Text.of("必填", "is required")));
            }
            return null;
        }
        try {
            return parameter.type().parse(text);
        } catch (InvalidValue e) {
            if (inPath) {
                throw Problem.notFound("没有此地址", "there is nothing at this address");
            }
            errors.add(ProblemError.ofParameter(parameter.name(), e.expected()));
            return null;
        }
    }

    private static Object body(Class<?> type, Context context, int largest) {
        if (context.req().getContentLengthLong() > largest) {
            throw tooLarge(largest);
        }
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length > largest) {
            throw tooLarge(largest);
        }
        if (type == byte[].class) {
            return bytes;
        }
        try {
            Object body = Json.MAPPER.readValue(bytes, type);
            if (body != null) {
                return body;
            }
            throw invalidBody("", Text.of("需要 JSON 对象", "expected a JSON object"));
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                    .collect(Collectors.joining());
            throw invalidBody(pointer, Text.of("此处的值不正确或不该出现", "the value here is wrong or not expected"));
        } catch (JsonProcessingException e) {
            throw invalidBody("", Text.of("不是合法的 JSON", "this is not JSON"));
        } catch (IOException e) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    Text.of("请求内容未能读完", "the request body could not be read to its end"));
        }
    }

    /** @param largest bytes that were allowed */
    static Problem tooLarge(int largest) {
        String limit = (largest >> 20) + " MiB";
        return new Problem(
                ProblemType.BODY_TOO_LARGE, Text.of("请求内容超过 " + limit, "the request body is larger than " + limit));
    }

    private static Problem invalidBody(String pointer, Text expected) {
        return new Problem(ProblemType.INVALID_BODY, expected, List.of(ProblemError.ofBody(pointer, expected)));
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
