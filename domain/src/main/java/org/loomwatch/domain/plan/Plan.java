package org.loomwatch.domain.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.loomwatch.domain.alert.Hazard;

/**
 * What is done about an event, by response level and category of resource.
 *
 * @param receiveMinutes within how many minutes a unit must have acknowledged, for each level
 * @param escalation who hears of silence, one after the other
 * @param actions category code to its actions
 */
public record Plan(
        Hazard event,
        String nameZh,
        String nameEn,
        Map<ResponseLevel, Integer> receiveMinutes,
        List<EscalationStep> escalation,
        Map<String, List<PlanAction>> actions) {

    public Plan {
        Objects.requireNonNull(event, "event");
        receiveMinutes = Map.copyOf(new EnumMap<>(receiveMinutes));
        for (ResponseLevel level : ResponseLevel.values()) {
            if (!receiveMinutes.containsKey(level)) {
                throw new IllegalArgumentException("receive_minutes says nothing of level " + level.id());
            }
        }
        escalation = List.copyOf(escalation);
        Map<String, List<PlanAction>> copy = new LinkedHashMap<>();
        actions.forEach((category, list) -> copy.put(category, List.copyOf(list)));
        actions = java.util.Collections.unmodifiableMap(copy);
    }

    /** What a level asks for of one category. */
    public List<PlanAction> list(String category, ResponseLevel level) {
        List<PlanAction> asked = new ArrayList<>();
        for (PlanAction action : actions.getOrDefault(category, List.of())) {
            if (action.limits().containsKey(level)) {
                asked.add(action);
            }
        }
        return asked;
    }

    public int minutesToReceive(ResponseLevel level) {
        return Objects.requireNonNull(receiveMinutes.get(level));
    }
}
