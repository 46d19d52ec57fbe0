package org.loomwatch.api.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;
import org.loomwatch.domain.plan.ResponseLevel;

/** Words of the domain that JSON shows by their ids, as values and as keys. */
public final class IdentifiedEnums {

    private static final Map<Class<?>, List<String>> IDS = Map.of(
            Hazard.class, ids(Hazard.values(), Hazard::id),
            SignalLevel.class, ids(SignalLevel.values(), SignalLevel::id),
            ResponseLevel.class, ids(ResponseLevel.values(), ResponseLevel::id));

    private IdentifiedEnums() {}

    /** The ids of a type, in its order; empty for types that are not shown so. */
    public static Optional<List<String>> findIds(Class<?> type) {
        return Optional.ofNullable(IDS.get(type));
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("identified enums");
        add(module, Hazard.class, Hazard::id);
        add(module, SignalLevel.class, SignalLevel::id);
        add(module, ResponseLevel.class, ResponseLevel::id);
        return module;
    }

    private static <E extends Enum<E>> void add(SimpleModule module, Class<E> type, Function<E, String> id) {
        module.addSerializer(type, new JsonSerializer<E>() {
            @Override
            public void serialize(E value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(id.apply(value));
            }
        });
        module.addKeySerializer(type, new JsonSerializer<E>() {
            @Override
            public void serialize(E value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeFieldName(id.apply(value));
            }
        });
    }

    private static <E> List<String> ids(E[] values, Function<E, String> id) {
        return Arrays.stream(values).map(id).toList();
    }
}
