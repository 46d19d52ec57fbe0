package org.loomwatch.api.emergency.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.loomwatch.domain.plan.Plan;
import org.loomwatch.domain.plan.PlanAction;
import org.loomwatch.domain.plan.ResponseLevel;

/** Works out which tasks a plan asks for, and how that differs from the tasks there are. Pure: no store, no clock. */
final class TaskPlanner {

    private TaskPlanner() {}

    /**
     * What has to be written.
     *
     * @param added tasks asked for the first time
     * @param again tasks asked again, because the level rose or because they had been let go
     * @param adjusted tasks that go on with another level or number of resources
     * @param released tasks nobody asks for any more
     */
    record Difference(List<Task> added, List<Task> again, List<Task> adjusted, List<UUID> released) {}

    /** Resources of one unit and category that touch the same streets. */
    record Reached(String unit, String category, List<String> streets, int resources) {}

    private record Group(String unit, String category) {}

    private record Asked(ResponseLevel level, int resources) {}

    static Difference difference(
            Activation activation,
            Plan plan,
            Map<String, ResponseLevel> areas,
            List<Reached> reached,
            List<Task> existing,
            Instant now) {
        Map<String, Task> byKey = new HashMap<>();
        existing.forEach(task -> byKey.put(key(task.unit(), task.category(), task.action()), task));
        List<Task> added = new ArrayList<>();
        List<Task> again = new ArrayList<>();
        List<Task> adjusted = new ArrayList<>();
        groups(areas, reached).forEach((group, asked) -> {
            for (PlanAction action : plan.list(group.category(), asked.level())) {
                Task before = byKey.remove(key(group.unit(), group.category(), action.id()));
                Task wanted = task(activation, plan, group, asked, action, before, now);
                if (before == null) {
                    added.add(wanted);
                } else if (before.state().equals("released")
                        || asked.level().compareTo(ActivationStore.level(before.level())) > 0) {
                    again.add(wanted);
                } else if (!before.level().equals(wanted.level()) || before.resources() != wanted.resources()) {
                    adjusted.add(wanted);
                }
            }
        });
        List<UUID> released = byKey.values().stream()
                .filter(task ->
                        !task.state().equals("released") && !task.state().equals("done"))
                .map(Task::id)
                .toList();
        return new Difference(added, again, adjusted, released);
    }

    /** For each unit and category the highest level among its resources, and how many they are. */
    private static Map<Group, Asked> groups(Map<String, ResponseLevel> areas, List<Reached> reached) {
        Map<Group, Asked> groups = new LinkedHashMap<>();
        for (Reached part : reached) {
            part.streets().stream()
                    .map(areas::get)
                    .filter(Objects::nonNull)
                    .max(java.util.Comparator.naturalOrder())
                    .ifPresent(level -> groups.merge(
                            new Group(part.unit(), part.category()),
                            new Asked(level, part.resources()),
                            (one, other) -> new Asked(
                                    one.level().compareTo(other.level()) >= 0 ? one.level() : other.level(),
                                    one.resources() + other.resources())));
        }
        return groups;
    }

    private static Task task(
            Activation activation,
            Plan plan,
            Group group,
            Asked asked,
            PlanAction action,
            @org.jspecify.annotations.Nullable Task before,
            Instant now) {
        int minutes = Objects.requireNonNull(action.limits().get(asked.level()));
        return new Task(
                before == null ? UUID.randomUUID() : before.id(),
                activation.id(),
                activation.event().id(),
                activation.drill(),
                group.unit(),
                group.category(),
                action.id(),
                action.textZh(),
                action.textEn(),
                action.role(),
                action.evidence(),
                asked.level().id(),
                before == null ? 1 : before.round() + 1,
                asked.resources(),
                "sent",
                now,
                now.plus(Duration.ofMinutes(Math.min(minutes, plan.minutesToReceive(asked.level())))),
                now.plus(Duration.ofMinutes(minutes)),
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                0,
                false);
    }

    private static String key(String unit, String category, String action) {
        return unit + "/" + category + "/" + action;
    }
}
