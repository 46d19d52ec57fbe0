package org.loomwatch.datasets.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static List<ResourceCategory> load() {
        ReferenceTable table = ReferenceTable.load(ResourceCatalog.class, "resource-categories.csv");
        List<ResourceCategory> categories = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (String attribute : table.get(row, "attributes").split(";")) {
                int colon = attribute.indexOf(':');
                attributes.put(attribute.substring(0, colon), attribute.substring(colon + 1));
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
