package org.loomwatch.models.labor.panel;

/**
 * Something odd about a panel that does not stop the work.
 *
 * @param kind such as {@code constant_column}
 * @param subject the column or key concerned
 */
public record Finding(String kind, String subject, String message) {}
