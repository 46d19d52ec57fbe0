package org.loomwatch.models.economy.panel;

/**
 * What one enterprise added to the growth of the district's measure, without saying who it is.
 *
 * @param member position in the panel; never shown
 * @param contribution in log points of the district's growth
 * @param share weight in the district's measure, 0 to 1
 */
public record Mover(int member, String street, String section, double contribution, double share) {}
