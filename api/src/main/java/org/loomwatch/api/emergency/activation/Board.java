package org.loomwatch.api.emergency.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tracking board of an activation.
 *
 * @param resources how many resources are held now
 * @param byUnit tasks by unit
 * @param byCategory tasks by category
 */
public record Board(
        Activation activation,
        List<Change> changes,
        Counts counts,
        int resources,
        List<Line> byUnit,
        List<Line> byCategory,
        List<Task> tasks,
        List<LogEntry> log) {

    /** How far tasks are; overdue ones are also counted in their state. */
    public record Counts(int sent, int received, int doing, int done, int released, int overdue) {

        static Counts of(List<Task> tasks) {
            return new Counts(
                    count(tasks, "sent"),
                    count(tasks, "received"),
                    count(tasks, "doing"),
                    count(tasks, "done"),
                    count(tasks, "released"),
                    (int) tasks.stream().filter(Task::overdue).count());
        }

        private static int count(List<Task> tasks, String state) {
            return (int)
                    tasks.stream().filter(task -> task.state().equals(state)).count();
        }
    }

    /**
     * One row of the board.
     *
     * @param minutesToReceive mean time from sending to acknowledging; null while nobody has
     */
    public record Line(
            String id,
            String nameZh,
            String nameEn,
            Counts counts,
            @org.jspecify.annotations.Nullable Double minutesToReceive,
            @org.jspecify.annotations.Nullable Double minutesToFinish) {}

    /** @param all whether the viewer sees every task, or only those of units with resources in view */
    static Board of(
            Activation activation,
            List<Change> changes,
            List<Task> tasks,
            List<TaskStore.Held> held,
            Map<String, String[]> unitNames,
            List<LogEntry> log,
            boolean all) {
        Set<String> inView = held.stream().map(TaskStore.Held::unit).collect(Collectors.toSet());
        List<Task> seen = all
                ? tasks
                : tasks.stream().filter(task -> inView.contains(task.unit())).toList();
        return new Board(
                activation,
                changes,
                Counts.of(seen),
                held.stream().mapToInt(TaskStore.Held::resources).sum(),
                lines(seen, Task::unit, unitNames),
                lines(seen, Task::category, Map.of()),
                seen,
                log);
    }

    private static List<Line> lines(List<Task> tasks, Function<Task, String> key, Map<String, String[]> names) {
        Map<String, List<Task>> groups = new TreeMap<>();
        tasks.forEach(task -> groups.computeIfAbsent(key.apply(task), any -> new ArrayList<>())
                .add(task));
        List<Line> lines = new ArrayList<>();
        groups.forEach((id, group) -> {
            String[] name = names.getOrDefault(id, new String[] {id, id});
            lines.add(new Line(
                    id, name[0], name[1], Counts.of(group), mean(group, Task::receivedAt), mean(group, Task::doneAt)));
        });
        return lines;
    }

    private static @org.jspecify.annotations.Nullable Double mean(
            List<Task> tasks, Function<Task, @org.jspecify.annotations.Nullable Instant> end) {
        return tasks.stream()
                .filter(task -> end.apply(task) != null)
                .mapToDouble(task -> Duration.between(task.sentAt(), Objects.requireNonNull(end.apply(task)))
                                .toSeconds()
                        / 60.0)
                .average()
                .stream()
                .boxed()
                .findFirst()
                .orElse(null);
    }
}
