package org.loomwatch.api.analyst.export;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the driver reads them, made into numbers, texts, truth values, lists and maps. */
public final class Cells {

    private Cells() {}

    /** Times become RFC 3339 in UTC, dates ISO 8601. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString();
        }
        if (value instanceof Instant time) {
            return time.toString();
        }
        if (value instanceof Collection<?> many) {
            return list(many.toArray());
        }
        if (value.getClass().isArray()) {
            Object[] boxed = new Object[Array.getLength(value)];
            for (int i = 0; i < boxed.length; i++) {
                boxed[i] = Array.get(value, i);
            }
            return list(boxed);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
            return plain;
        }
        return value.toString();
    }

    private static List<@Nullable Object> list(@Nullable Object[] values) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object each : values) {
            plain.add(plain(each));
        }
        return plain;
    }
}
