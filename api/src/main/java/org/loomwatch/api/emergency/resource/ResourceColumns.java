package org.loomwatch.api.emergency.resource;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.datasets.reference.ResourceCatalog;

/**
 * Columns of resources as a table. A heading is the name of a column or its Chinese name; attributes are {@code attr.NAME}, or
 * go by the names that forms show.
 */
final class ResourceColumns {

    static final String ATTRIBUTE = "attr.";

    static final List<String> NAMES = List.of(
            "id",
            "category",
            "name",
            "area",
            "unit",
            "contact",
            "telephone",
            "others",
            "frame",
            "longitude",
            "latitude",
            "geometry");

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("编号", "id"),
            Map.entry("类别", "category"),
            Map.entry("名称", "name"),
            Map.entry("区域", "area"),
            Map.entry("承办单位", "unit"),
            Map.entry("责任人", "contact"),
            Map.entry("电话", "telephone"),
            Map.entry("其他联系人", "others"),
            Map.entry("坐标系", "frame"),
            Map.entry("经度", "longitude"),
            Map.entry("纬度", "latitude"),
            Map.entry("图形", "geometry"));

    private static final Map<String, String> ATTRIBUTES = attributes();

    private ResourceColumns() {}

    private static Map<String, String> attributes() {
        Map<String, String> names = new HashMap<>();
        ResourceCatalog.listCategories()
                .forEach(category -> category.attributes().forEach((name, attribute) -> {
                    names.put(attribute.nameZh(), name);
                    names.put(attribute.nameEn().toLowerCase(Locale.ROOT), name);
                }));
        return names;
    }

    /** Names of all attributes there are, in the order of the categories. */
    static List<String> listAttributes() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        ResourceCatalog.listCategories()
                .forEach(category -> category.attributes().keySet().forEach(name -> names.put(name, true)));
        return List.copyOf(names.keySet());
    }

    /** The column a heading means, with {@link #ATTRIBUTE} before attributes; empty if nobody knows. */
    static Optional<String> find(String heading) {
        String bare = heading.strip();
        String lower = bare.toLowerCase(Locale.ROOT);
        if (NAMES.contains(lower)) {
            return Optional.of(lower);
        }
        if (lower.startsWith(ATTRIBUTE) && lower.length() > ATTRIBUTE.length()) {
            return Optional.of(ATTRIBUTE + bare.substring(ATTRIBUTE.length()));
        }
        if (CHINESE.containsKey(bare)) {
            return Optional.ofNullable(CHINESE.get(bare));
        }
        String attribute = ATTRIBUTES.getOrDefault(bare, ATTRIBUTES.get(lower));
        return Optional.ofNullable(attribute).map(name -> ATTRIBUTE + name);
    }
}
