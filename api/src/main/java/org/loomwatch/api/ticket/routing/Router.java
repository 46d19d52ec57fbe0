package org.loomwatch.api.ticket.routing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/** Places warnings one after another, keeping count of what each unit has. Nothing goes without a unit. */
public final class Router {

    /** Rule id of what no rule placed. */
    public static final String FALLBACK = "fallback";

    private final RoutingRules rules;
    private final AreaTree areas;
    private final Set<String> units;
    private final Map<String, Integer> live;

    /**
     * @param units ids of the units there are
     * @param live how many live tickets each has already
     */
    public Router(RoutingRules rules, AreaTree areas, Set<String> units, Map<String, Integer> live) {
        this.rules = rules;
        this.areas = areas;
        this.units = Set.copyOf(units);
        this.live = new HashMap<>(live);
    }

    public Assignment assign(Routable warning) {
        for (RoutingRule rule : rules.rules()) {
            if (!rule.matches(warning, areas)) {
                continue;
            }
            Optional<String> unit = findUnit(rule, warning.area());
            if (unit.isPresent()) {
                if (rule.waitsForDispatcher()) {
                    return new Assignment(rules.fallback(), false, unit.get(), rule.id());
                }
                live.merge(unit.get(), 1, Integer::sum);
                return new Assignment(unit.get(), true, unit.get(), rule.id());
            }
        }
        return new Assignment(rules.fallback(), false, rules.fallback(), FALLBACK);
    }

    private Optional<String> findUnit(RoutingRule rule, String area) {
        String street = areas.findAncestor(area, AreaLevel.STREET)
                .map(Area::id)
                .orElse("")
                .toLowerCase(Locale.ROOT);
        String unit = rule.unit().replace(RoutingRule.STREET, street);
        boolean free = live.getOrDefault(unit, 0) < rules.capacity().of(unit);
        return units.contains(unit) && free ? Optional.of(unit) : Optional.empty();
    }
}
