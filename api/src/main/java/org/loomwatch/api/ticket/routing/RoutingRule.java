package org.loomwatch.api.ticket.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.WarningQueue;

/**
 * One rule: which warnings it is for, and the unit they go to. An empty or absent list means all.
 *
 * @param areas ids of areas; everything below them counts
 * @param industries beginnings of industry codes
 * @param unit unit id; {@code {street}} stands for the id of the street
 * @param hand {@code unit}: dispatched at once; {@code dispatcher}: a dispatcher decides, the unit is a suggestion
 */
public record RoutingRule(
        String id,
        List<String> themes,
        List<String> grades,
        List<String> areas,
        List<String> industries,
        List<String> queues,
        String unit,
        String hand) {

    public static final String STREET = "{street}";

    public RoutingRule {
        if (id == null || !id.matches("[a-z0-9][a-z0-9_-]{0,63}")) {
            throw new RoutingException("rule '" + id + "': an id has lower-case letters, digits, _ and -");
        }
        if (unit == null || !unit.replace(STREET, "x").matches("[a-z0-9][a-z0-9_-]{0,63}")) {
            throw new RoutingException("rule " + id + ": unit '" + unit + "' is no unit id");
        }
        themes = listed(themes);
        grades = listed(grades);
        areas = listed(areas);
        industries = listed(industries);
        queues = listed(queues);
        hand = hand == null ? "unit" : hand;
        for (String grade : grades) {
            if (Grade.find(grade).isEmpty()) {
                throw new RoutingException("rule " + id + ": there is no grade " + grade);
            }
        }
        for (String queue : queues) {
            if (WarningQueue.find(queue).isEmpty()) {
                throw new RoutingException("rule " + id + ": there is no queue " + queue);
            }
        }
        if (!hand.equals("unit") && !hand.equals("dispatcher")) {
            throw new RoutingException("rule " + id + ": hand is unit or dispatcher, not " + hand);
        }
    }

    boolean waitsForDispatcher() {
        return "dispatcher".equals(hand);
    }

    boolean matches(Routable warning, AreaTree tree) {
        return holds(themes, warning.theme())
                && holds(grades, warning.grade().id())
                && holds(queues, warning.queue().id())
                && (industries.isEmpty() || industries.stream().anyMatch(warning.industry()::startsWith))
                && (areas.isEmpty() || areas.stream().anyMatch(area -> tree.isWithin(warning.area(), area)));
    }

    private static boolean holds(List<String> words, String word) {
        return words.isEmpty() || words.contains(word);
    }

    private static List<String> listed(@Nullable List<String> words) {
        return words == null ? List.of() : List.copyOf(words);
    }
}
