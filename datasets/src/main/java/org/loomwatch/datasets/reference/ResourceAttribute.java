package org.loomwatch.datasets.reference;

/**
 * An attribute that resources of a category have.
 *
 * @param type {@code number text boolean date}
 * @param nameZh with its unit of measurement, as forms and lists show it
 */
public record ResourceAttribute(String type, String nameZh, String nameEn) {}
