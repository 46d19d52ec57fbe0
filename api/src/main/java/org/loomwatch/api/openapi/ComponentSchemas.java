package org.loomwatch.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.server.IdentifiedEnums;
import org.loomwatch.api.server.Json;

/**
 * JSON Schemas of the records the API answers with, under {@code components/schemas}. A component is required, for the API
 * writes every one; it may be null where its type is annotated {@link Nullable}.
 */
final class ComponentSchemas {

    private static final Map<Class<?>, ObjectNode> TEXTS = Map.of(
            YearMonth.class, text().put("pattern", "^\\d{4}-\\d{2}$"),
            LocalDate.class, text().put("format", "date"),
            Instant.class, text().put("format", "date-time"));

    private final SchemaBuilder builder;

    ComponentSchemas() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.NULLABLE_ARRAY_ITEMS_ALLOWED)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.PLAIN_DEFINITION_KEYS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> {
                    ObjectNode text = TEXTS.get(type.getErasedType());
                    if (text != null) {
                        return new CustomDefinition(text.deepCopy(), true);
                    }
                    Optional<List<String>> ids = IdentifiedEnums.findIds(type.getErasedType());
                    if (ids.isPresent()) {
                        ObjectNode words = text();
                        ids.get().forEach(words.putArray("enum")::add);
                        return new CustomDefinition(words, true);
                    }
                    boolean free = type.getErasedType() == Object.class || type.isInstanceOf(JsonNode.class);
                    return free ? new CustomDefinition(JsonNodeFactory.instance.objectNode(), true) : null;
                })
                .withDefinitionNamingStrategy(new SimpleNames());
        config.forFields()
                .withPropertyNameOverrideResolver(field -> snakeCase(field.getDeclaredName()))
                .withRequiredCheck(field -> !field.isFakeContainerItemScope())
                .withNullableCheck(ComponentSchemas::isNullable);
        builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** A schema that refers to the component of this type. */
    ObjectNode reference(Class<?> type, List<Class<?>> typeArguments) {
        return builder.createSchemaReference(type, typeArguments.toArray(Type[]::new));
    }

    /** Every component referred to so far, by name. */
    ObjectNode collect() {
        return builder.collectDefinitions("components/schemas");
    }

    private static boolean isNullable(FieldScope field) {
        AnnotatedType type = field.getRawMember().getAnnotatedType();
        if (field.isFakeContainerItemScope() && type instanceof AnnotatedParameterizedType container) {
            AnnotatedType[] arguments = container.getAnnotatedActualTypeArguments();
            type = arguments[arguments.length - 1];
        }
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String snakeCase(String name) {
        return ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE).translate(name);
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    /** {@code Enterprise}, and {@code EnterprisePage} for a page of them. */
    private static final class SimpleNames implements SchemaDefinitionNamingStrategy {
        @Override
        public String getDefinitionNameForKey(
                DefinitionKey key, com.github.victools.jsonschema.generator.SchemaGenerationContext context) {
            StringBuilder name = new StringBuilder();
            key.getType()
                    .getTypeParameters()
                    .forEach(argument -> name.append(argument.getErasedType().getSimpleName()));
            return name.append(key.getType().getErasedType().getSimpleName()).toString();
        }
    }
}
