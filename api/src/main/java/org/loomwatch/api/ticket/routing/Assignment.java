package org.loomwatch.api.ticket.routing;

/**
 * Where a warning goes.
 *
 * @param unit who answers for it from now on
 * @param dispatched whether the unit has it already; else a dispatcher decides
 * @param suggested unit the rules suggest; the unit itself if dispatched
 * @param rule id of the rule; {@code fallback} if none placed it
 */
public record Assignment(String unit, boolean dispatched, String suggested, String rule) {}
