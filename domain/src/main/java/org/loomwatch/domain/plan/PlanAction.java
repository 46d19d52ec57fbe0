package org.loomwatch.domain.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something one unit does about its resources of one category.
 *
 * @param id unique within the category
 * @param role who of the unit does it
 * @param evidence what is wanted as proof: {@code photo reading headcount text}
 * @param limits minutes after dispatch by which it is to be done; levels that do not ask for it are absent
 */
public record PlanAction(
        String id, String role, String evidence, Map<ResponseLevel, Integer> limits, String textZh, String textEn) {

    public PlanAction {
        Objects.requireNonNull(id, "id");
        limits = limits.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(limits));
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("action " + id + " is asked for at no level");
        }
        if (textZh.isBlank() || textEn.isBlank()) {
            throw new IllegalArgumentException("action " + id + " needs a text in both languages");
        }
    }
}
