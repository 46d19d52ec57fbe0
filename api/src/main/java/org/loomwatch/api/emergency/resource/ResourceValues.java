package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.loomwatch.api.emergency.resource.ResourceCheck.Refused;
import org.loomwatch.datasets.reference.ResourceAttribute;
import org.loomwatch.datasets.reference.ResourceCategory;

/** Attributes and people of a draft as what they are meant to be, whether they came as JSON or as cells of a table. */
final class ResourceValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> YES = Set.of("true", "1", "是", "有", "yes");
    private static final Set<String> NO = Set.of("false", "0", "否", "无", "no");
    private static final String TELEPHONE = "[0-9+][0-9+()\\-#*,转 ]{2,39}";
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_PEOPLE = 10;

    private ResourceValues() {}

    static boolean isNumber(String text) {
        return text.matches("[-+]?\\d{1,15}(\\.\\d+)?");
    }

    /** @throws Refused if one is not of its type; those that the category does not know are kept as they are */
    static Map<String, JsonNode> attributes(Map<String, JsonNode> given, ResourceCategory category) {
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (!value.isNull() && !value.asText().isBlank() && value.isValueNode()) {
                ResourceAttribute attribute = category.attributes().get(name);
                kept.put(name, attribute == null ? loose(value) : typed(attribute, value));
            } else if (value.isContainerNode()) {
                throw new Refused(name + " 应为单个值", name + ": expected one value");
            }
        });
        return kept;
    }

    /** A table knows no types: what looks like a number is one. */
    private static JsonNode loose(JsonNode value) {
        String text = value.asText();
        return value.isTextual() && isNumber(text) ? number(text) : value;
    }

    private static JsonNode number(String text) {
        double number = Double.parseDouble(text);
        return number == Math.rint(number) ? NODES.numberNode((long) number) : NODES.numberNode(number);
    }

    private static JsonNode typed(ResourceAttribute attribute, JsonNode value) {
        String text = value.asText().strip();
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (attribute.type()) {
            case "number" -> {
                if (!isNumber(text)) {
                    throw new Refused(
                            attribute.nameZh() + " 应为数字：" + text,
                            attribute.nameEn() + ": expected a number, not " + text);
                }
                yield number(text);
            }
            case "boolean" -> {
                if (!YES.contains(lower) && !NO.contains(lower)) {
                    throw new Refused(
                            attribute.nameZh() + " 应为是或否：" + text,
                            attribute.nameEn() + ": expected true or false, not " + text);
                }
                yield NODES.booleanNode(YES.contains(lower));
            }
            case "date" -> NODES.textNode(date(attribute, text));
            default -> NODES.textNode(text(attribute.nameZh(), attribute.nameEn(), text));
        };
    }

    private static String date(ResourceAttribute attribute, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw new Refused(
                    attribute.nameZh() + " 应为日期（如 2026-09-01）：" + text,
                    attribute.nameEn() + ": expected a date like 2026-09-01, not " + text);
        }
    }

    /** @throws Refused if the text is too long */
    static String text(String nameZh, String nameEn, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new Refused(nameZh + " 超过 200 字", nameEn + ": more than 200 characters");
        }
        return text.strip();
    }

    /** @throws Refused if nobody can ring it up; empty is allowed */
    static String telephone(String text) {
        String bare = text.strip();
        if (!bare.isEmpty() && !bare.matches(TELEPHONE)) {
            throw new Refused("电话不正确：" + bare, "telephone: " + bare + " is no number");
        }
        return bare;
    }

    /** People as JSON, or as {@code name duty telephone; name telephone; ...}. */
    static List<Person> people(JsonNode node) {
        List<Person> people = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(person -> people.add(person(
                    person.path("name").asText(""),
                    person.path("duty").asText(""),
                    person.path("telephone").asText(""))));
        } else if (node.isTextual()) {
            for (String entry : node.asText().split("[;；]")) {
                String[] words = entry.strip().split("\\s+");
                if (!entry.isBlank()) {
                    String duty = words.length < 3
                            ? ""
                            : String.join(" ", Arrays.asList(words).subList(1, words.length - 1));
                    people.add(person(words[0], duty, words.length < 2 ? "" : words[words.length - 1]));
                }
            }
        }
        if (people.size() > MOST_PEOPLE) {
            throw new Refused("其他联系人超过 10 人", "others: more than 10 people");
        }
        return people;
    }

    private static Person person(String name, String duty, String telephone) {
        if (name.isBlank() || telephone.isBlank()) {
            throw new Refused("其他联系人应有姓名和电话", "others: name and telephone are needed");
        }
        return new Person(text("其他联系人", "others", name), text("其他联系人", "others", duty), telephone(telephone));
    }

    /** The same people as a cell of a table. */
    static String write(List<Person> people) {
        return people.stream()
                .map(person -> person.name()
                        + (person.duty().isEmpty() ? " " : " " + person.duty() + " ")
                        + person.telephone().replace(" ", ""))
                .collect(Collectors.joining("; "));
    }
}
