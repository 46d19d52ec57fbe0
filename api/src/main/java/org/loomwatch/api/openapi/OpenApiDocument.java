package org.loomwatch.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.loomwatch.api.problem.ProblemBody;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;

/** The OpenAPI 3.1 document of a catalogue of routes. Same routes, same bytes. */
public final class OpenApiDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ComponentSchemas schemas = new ComponentSchemas();

    private OpenApiDocument() {}

    /** The document as indented JSON text. */
    public static String write(RouteCatalogue catalogue) {
        ObjectNode document = new OpenApiDocument().document(catalogue);
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes is always JSON", e);
        }
    }

    private ObjectNode document(RouteCatalogue catalogue) {
        ObjectNode document = NODES.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "织望 Loomwatch")
                .put("version", "v1")
                .put("description", "决策支持与早期预警 · Decision support and early warning for a district")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        ObjectNode paths = document.putObject("paths");
        for (Route route : catalogue.routes()) {
            paths.withObjectProperty(route.path())
                    .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode problem = schemas.reference(ProblemBody.class, List.of());
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.collect());
        ObjectNode response = components.putObject("responses").putObject("Problem");
        response.put("description", "问题说明 · Problem details (RFC 9457)");
        response.putObject("content").putObject(ProblemBody.MEDIA_TYPE).set("schema", problem);
        ArrayNode types = components.putObject("x-problem-types").putArray("types");
        for (ProblemType type : ProblemType.values()) {
            types.addObject()
                    .put("type", type.uri())
                    .put("status", type.status())
                    .put("title_zh", type.title().zh())
                    .put("title_en", type.title().en());
        }
        return document;
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = NODES.objectNode()
                .put("operationId", route.operationId())
                .put("summary", bilingual(route.summary()))
                .put("x-permission", route.permission().name().toLowerCase(Locale.ROOT));
        if (!route.parameters().isEmpty()) {
            ArrayNode parameters = operation.putArray("parameters");
            route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        }
        route.findBodyType().ifPresent(type -> {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            if (type == byte[].class) {
                body.putObject("content").putObject("application/octet-stream");
            } else {
                body.putObject("content").putObject(Answer.JSON).set("schema", schemas.reference(type, List.of()));
            }
        });
        Answer answer = route.answer();
        ObjectNode responses = operation.putObject("responses");
        if (answer.isElsewhere()) {
            header(
                    responses.putObject("302").put("description", "转到 · go on to"),
                    "Location",
                    "页面地址 · address of a page");
            responses.putObject("default").put("$ref", "#/components/responses/Problem");
            return operation;
        }
        ObjectNode ok = responses.putObject("200").put("description", "OK");
        if (answer.type() == Page.class) {
            header(ok, "Link", "下一页 · address of the next page, rel=next");
        }
        if (answer.caching() == Answer.Caching.REVALIDATE) {
            header(ok, "ETag", "强校验 · strong entity tag");
            responses.putObject("304").put("description", "未变化 · not modified");
        }
        ObjectNode schema = answer.type() == String.class || answer.type() == byte[].class
                ? NODES.objectNode()
                : schemas.reference(answer.type(), answer.typeArguments());
        ok.putObject("content").putObject(answer.mediaType()).set("schema", schema);
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        return operation;
    }

    private static ObjectNode parameter(Parameter<?> parameter) {
        ObjectNode node = NODES.objectNode()
                .put("name", parameter.name())
                .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
                .put("required", parameter.required())
                .put("description", bilingual(parameter.description()));
        ObjectNode schema = parameter.type().schema();
        String fallback = parameter.fallback();
        if (fallback != null) {
            if (schema.path("type").asText().equals("integer")) {
                schema.put("default", Integer.parseInt(fallback));
            } else {
                schema.put("default", fallback);
            }
        }
        node.set("schema", schema);
        return node;
    }

    private static void header(ObjectNode response, String name, String description) {
        response.withObjectProperty("headers")
                .putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static String bilingual(Text text) {
        return text.zh() + " · " + text.en();
    }
}
