package org.loomwatch.datasets.reference;

import java.util.Map;

/**
 * One of the 14 categories of emergency resources.
 *
 * @param geometry {@code point}, {@code line} or {@code polygon}
 * @param attributes attribute name to its type ({@code number text boolean date}), in display order
 */
public record ResourceCategory(
        String code, String nameZh, String nameEn, String geometry, Map<String, String> attributes) {}
