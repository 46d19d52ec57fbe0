package org.loomwatch.datasets.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The 14 categories of resources that plans link to, in display order. */
public final class ResourceCatalog {

    private static final List<ResourceCategory> CATEGORIES = load();

    private ResourceCatalog() {}

    public static List<ResourceCategory> listCategories() {
        return CATEGORIES;
    }

    public static Optional<ResourceCategory> find(String code) {
        return CATEGORIES.stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    /** The category of this code or of this name in either language. */
    public static Optional<ResourceCategory> findNamed(String text) {
        return CATEGORIES.stream()
                .filter(category -> List.of(category.code(), category.nameZh(), category.nameEn())
                        .contains(text))
                .findFirst();
    }

    private static Map<String, String[]> labels() {
        ReferenceTable table = ReferenceTable.load(ResourceCatalog.class, "resource-attributes.csv");
        Map<String, String[]> labels = new HashMap<>();
        for (int row = 0; row < table.size(); row++) {
            labels.put(table.get(row, "name"), new String[] {table.get(row, "name_zh"), table.get(row, "name_en")});
        }
        return labels;
    }

    private static List<ResourceCategory> load() {
        ReferenceTable table = ReferenceTable.load(ResourceCatalog.class, "resource-categories.csv");
        Map<String, String[]> labels = labels();
        List<ResourceCategory> categories = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            Map<String, ResourceAttribute> attributes = new LinkedHashMap<>();
            for (String attribute : table.get(row, "attributes").split(";")) {
                int colon = attribute.indexOf(':');
                String name = attribute.substring(0, colon);
                String[] names = Objects.requireNonNull(labels.get(name), name);
                attributes.put(name, new ResourceAttribute(attribute.substring(colon + 1), names[0], names[1]));
            }
            categories.add(new ResourceCategory(
                    table.get(row, "code"),
                    table.get(row, "name_zh"),
                    table.get(row, "name_en"),
                    table.get(row, "geometry"),
                    Collections.unmodifiableMap(attributes)));
        }
        return List.copyOf(categories);
    }
}
