package org.loomwatch.models.economy.index;

/**
 * What one part added to an index, in points of the index.
 *
 * @param change {@code month} for the change on the month before, {@code year} for the change on the year before
 * @param by {@code series}, {@code industry}, {@code street} or {@code enterprise}; {@code rest} is what the parts leave over:
 *     season, smoothing and older months
 * @param key measure, section or area id; for an enterprise its rank, never its name
 * @param note section and street of a large anonymous mover, as far as enough others share them; else empty
 */
public record Contribution(IndexKind kind, String change, String by, String key, String note, double points) {}
