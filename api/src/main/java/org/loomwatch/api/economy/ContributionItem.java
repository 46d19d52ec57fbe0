package org.loomwatch.api.economy;

/**
 * What one part added to an index, in points.
 *
 * @param change {@code month} or {@code year}: against which month
 * @param part {@code series}, {@code industry}, {@code street} or {@code enterprise}
 * @param key measure, section letter or area id; {@code rest} for what is left over; for an enterprise its rank
 * @param section section of a large anonymous mover, {@code street} its street: empty where too few others share them
 */
public record ContributionItem(String change, String part, String key, String section, String street, double points) {}
