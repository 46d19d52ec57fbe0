package org.loomwatch.models.schools.data;

/**
 * One oddity seen in the data and what was done about it.
 *
 * @param area the area's id, empty when the finding concerns the whole file
 * @param year the school year, 0 when no single year is meant
 */
public record Finding(FindingKind kind, String area, int year, String message) {}
