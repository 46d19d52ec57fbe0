package org.loomwatch.api.ticket;

import java.util.List;

/** Where the warnings of a month would go, without sending them. */
public record RoutePlan(String month, String theme, int warnings, List<UnitShare> units, List<PlannedWarning> first) {

    /**
     * What one unit would get by one rule.
     *
     * @param dispatched whether it would have it at once; else a dispatcher decides first
     */
    public record UnitShare(String unit, String rule, boolean dispatched, int warnings, int red, int orange) {}

    /** One warning and where it would go. */
    public record PlannedWarning(
            String uscc, String enterprise, String area, String grade, String unit, String rule, boolean dispatched) {}
}
