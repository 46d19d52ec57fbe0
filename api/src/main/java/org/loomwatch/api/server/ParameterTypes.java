package org.loomwatch.api.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.loomwatch.api.server.ParameterType.InvalidValue;

/** The parameter types routes are declared with. */
public final class ParameterTypes {

    private static final Pattern MONTH = Pattern.compile("(19|20|21)\\d\\d-(0[1-9]|1[0-2])");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private ParameterTypes() {}

    /** Free text, trimmed, at most {@code longest} characters. */
    public static ParameterType<String> text(int longest) {
        return of(
                text -> {
                    String trimmed = text.strip();
                    if (trimmed.length() > longest || trimmed.chars().anyMatch(Character::isISOControl)) {
                        throw new InvalidValue(
                                "最多 " + longest + " 个字符，不含控制字符",
                                "expected at most " + longest + " characters, none of them control characters");
                    }
                    return trimmed;
                },
                () -> schema("string").put("maxLength", longest));
    }

    /** An id as this product gives them out: letters, digits, dot, dash, underscore. */
    public static ParameterType<String> identifier() {
        return of(
                text -> {
                    if (!IDENTIFIER.matcher(text).matches()) {
                        throw new InvalidValue(
                                "应为由字母、数字、点、横线或下划线组成的标识，最多 64 个字符",
                                "expected an id of letters, digits, dots, dashes and underscores, at most 64 characters");
                    }
                    return text;
                },
                () -> schema("string").put("pattern", "^" + IDENTIFIER.pattern() + "$"));
    }

    /** A whole number of at least {@code least}; more than {@code cap} is cut to {@code cap}. */
    public static ParameterType<Integer> cappedInteger(int least, int cap) {
        return of(
                text -> {
                    try {
                        long value = Long.parseLong(text);
                        if (value >= least) {
                            return (int) Math.min(value, cap);
                        }
                    } catch (NumberFormatException e) {
                        // falls through to the one message for every wrong number
                    }
                    throw new InvalidValue("应为不小于 " + least + " 的整数", "expected a whole number of at least " + least);
                },
                () -> schema("integer").put("minimum", least));
    }

    /** Calendar month such as {@code 2026-09}. */
    public static ParameterType<YearMonth> month() {
        return of(
                text -> {
                    if (!MONTH.matcher(text).matches()) {
                        throw new InvalidValue("应为月份，如 2026-09", "expected a month such as 2026-09");
                    }
                    try {
                        return YearMonth.parse(text);
                    } catch (DateTimeException e) {
                        throw new InvalidValue("应为月份，如 2026-09", "expected a month such as 2026-09");
                    }
                },
                () -> schema("string").put("pattern", "^" + MONTH.pattern() + "$"));
    }

    /** An id that is a UUID. */
    public static ParameterType<UUID> uuid() {
        return of(
                text -> {
                    try {
                        return UUID.fromString(text);
                    } catch (IllegalArgumentException e) {
                        throw new InvalidValue("应为 UUID", "expected a UUID");
                    }
                },
                () -> schema("string").put("format", "uuid"));
    }

    /** RFC 3339 time with offset. */
    public static ParameterType<Instant> time() {
        return of(
                text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeException e) {
                        throw new InvalidValue(
                                "应为带时区的时间，如 2026-09-01T08:00:00+08:00",
                                "expected a time with offset such as 2026-09-01T08:00:00+08:00");
                    }
                },
                () -> schema("string").put("format", "date-time"));
    }

    /** One word of a closed list. */
    public static <T> ParameterType<T> oneOf(Map<String, T> words) {
        Map<String, T> sorted = new TreeMap<>(words);
        String list = String.join(", ", sorted.keySet());
        return of(
                text -> {
                    T value = sorted.get(text);
                    if (value == null) {
                        throw new InvalidValue("应为以下之一：" + list, "expected one of " + list);
                    }
                    return value;
                },
                () -> {
                    ObjectNode schema = schema("string");
                    sorted.keySet().forEach(schema.putArray("enum")::add);
                    return schema;
                });
    }

    private static ObjectNode schema(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static <T> ParameterType<T> of(Function<String, T> parser, Supplier<ObjectNode> schema) {
        return new ParameterType<>() {
            @Override
            public T parse(String text) {
                return parser.apply(text);
            }

            @Override
            public ObjectNode schema() {
                return schema.get();
            }
        };
    }
}
