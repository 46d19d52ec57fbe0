package org.loomwatch.datasets.reference;

import java.util.Map;

/**
 * One of the 14 categories of emergency resources.
 *
 * @param geometry {@code point}, {@code line} or {@code polygon}
 * @param attributes what is kept of each by its name, in display order
 */
public record ResourceCategory(
        String code, String nameZh, String nameEn, String geometry, Map<String, ResourceAttribute> attributes) {}
