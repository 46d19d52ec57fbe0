package org.loomwatch.api.emergency.activation;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.locationtech.jts.geom.Geometry;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.api.emergency.resource.Resource;
import org.loomwatch.api.emergency.resource.ResourceIndex;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.notice.Notice;
import org.loomwatch.api.notice.NoticeOutbox;
import org.loomwatch.domain.plan.Plan;
import org.loomwatch.domain.plan.ResponseLevel;

/**
 * Puts a confirmed change into force: freezes what it reaches, writes the difference in tasks, leaves the notices in the
 * outbox. All of it in the transaction of the last confirmation, so that a crash leaves everything or nothing.
 */
final class ActivationDispatcher {

    private final ResourceService resources;
    private final PlanService plans;
    private final DistrictAreaCache areas;

    ActivationDispatcher(ResourceService resources, PlanService plans, DistrictAreaCache areas) {
        this.resources = resources;
        this.plans = plans;
        this.areas = areas;
    }

    void apply(Handle handle, Activation activation, Change change, Actor actor, Instant now) {
        if (change.kind().equals("stand_down")) {
            standDown(handle, activation, change, actor, now);
        } else {
            reach(handle, activation, change, actor, now);
        }
        ActivationStore.decide(handle, change.id(), "applied", now);
    }

    private void reach(Handle handle, Activation activation, Change change, Actor actor, Instant now) {
        Set<String> dropped = new LinkedHashSet<>(activation.areas().keySet());
        dropped.removeAll(change.areas().keySet());
        writeAreas(handle, activation.id(), change.areas(), dropped, now);
        TaskStore.freeze(handle, activation.id(), inside(handle, change.areas().keySet()));
        TaskStore.release(handle, activation.id(), change.areas().keySet(), now);
        Plan plan = plans.get(handle, activation.event(), activation.planVersion());
        List<Task> before = TaskStore.listTasks(handle, activation.id(), now);
        TaskPlanner.Difference difference = TaskPlanner.difference(
                activation, plan, change.areas(), TaskStore.listReached(handle, activation.id()), before, now);
        Set<UUID> released = Set.copyOf(difference.released());
        Map<String, Long> lost = before.stream()
                .filter(task -> released.contains(task.id()))
                .collect(Collectors.groupingBy(Task::unit, TreeMap::new, Collectors.counting()));
        TaskStore.insert(handle, difference.added());
        TaskStore.askAgain(handle, difference.again());
        TaskStore.adjust(handle, difference.adjusted());
        TaskStore.releaseTasks(handle, difference.released());
        ActivationStore.setState(handle, activation.id(), "active", change.level(), now);
        log(handle, activation, change, difference, dropped, actor, now);
        notifyUnits(handle, activation, change, difference, lost);
    }

    /**
     * Everything inside the streets, found by their outlines, with all streets it touches: a resource may reach into streets
     * that come later. Streets without an outline are found by the area tree.
     */
    private Map<String, Set<String>> inside(Handle handle, Set<String> streets) {
        DistrictAreas district = areas.get();
        ResourceIndex index = resources.index(handle);
        Set<String> found = new LinkedHashSet<>();
        Map<String, Set<String>> touched = new LinkedHashMap<>();
        for (String street : district.listStreets()) {
            List<Resource> there = district.findOutline(street)
                    .map((Geometry outline) -> index.listTouching(outline))
                    .orElseGet(() -> index.list().stream()
                            .filter(resource -> district.findStreet(resource.area())
                                    .filter(street::equals)
                                    .isPresent())
                            .toList());
            for (Resource resource : there) {
                touched.computeIfAbsent(resource.id(), any -> new LinkedHashSet<>())
                        .add(street);
                if (streets.contains(street)) {
                    found.add(resource.id());
                }
            }
        }
        touched.keySet().retainAll(found);
        return touched;
    }

    private static void writeAreas(
            Handle handle, UUID activation, Map<String, ResponseLevel> wanted, Set<String> dropped, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO activation_area VALUES (:id, :area, :level, :now, NULL)
                ON CONFLICT (activation_id, area) DO UPDATE SET level = excluded.level, released_at = NULL,
                    since = CASE WHEN activation_area.level = excluded.level AND activation_area.released_at IS NULL
                                 THEN activation_area.since ELSE excluded.since END""");
        wanted.forEach((area, level) -> batch.bind("id", activation)
                .bind("area", area)
                .bind("level", level.id())
                .bind("now", at(now))
                .add());
        batch.execute();
        for (String area : dropped) {
            handle.execute(
                    "UPDATE activation_area SET released_at = ? WHERE activation_id = ? AND area = ?",
                    at(now),
                    activation,
                    area);
        }
    }

    private void log(
            Handle handle,
            Activation activation,
            Change change,
            TaskPlanner.Difference difference,
            Set<String> dropped,
            Actor actor,
            Instant now) {
        String zh = "%s，%s；新派任务 %d 项，重新要求 %d 项，解除 %d 项"
                .formatted(
                        change.kind().equals("start") ? "响应启动" : "响应调整",
                        change.level().nameZh(),
                        difference.added().size(),
                        difference.again().size(),
                        difference.released().size());
        String en = "%s, %s; %d tasks new, %d asked again, %d released"
                .formatted(
                        change.kind().equals("start") ? "response started" : "response changed",
                        change.level().nameEn(),
                        difference.added().size(),
                        difference.again().size(),
                        difference.released().size());
        ActivationStore.log(handle, activation.id(), actor, change.kind(), zh, en, null, now);
        for (String area : dropped) {
            ActivationStore.log(
                    handle,
                    activation.id(),
                    actor,
                    "release",
                    "解除区域 " + areas.get().tree().get(area).nameZh(),
                    "area released: " + areas.get().tree().get(area).nameEn(),
                    null,
                    now);
        }
    }

    private static void notifyUnits(
            Handle handle,
            Activation activation,
            Change change,
            TaskPlanner.Difference difference,
            Map<String, Long> lost) {
        Map<String, Integer> asked = new TreeMap<>();
        difference.added().forEach(task -> asked.merge(task.unit(), 1, Integer::sum));
        difference.again().forEach(task -> asked.merge(task.unit(), 1, Integer::sum));
        String base = "activation/" + activation.id() + "/" + change.id() + "/";
        List<Notice> notices = new ArrayList<>();
        asked.forEach((unit, count) -> notices.add(ActivationNotices.forUnit(
                handle,
                activation,
                "emergency.tasks",
                base + unit,
                unit,
                activation.event().nameZh() + change.level().nameZh() + "：" + count + " 项任务待签收",
                "%s, %s: %d tasks to acknowledge"
                        .formatted(activation.event().nameEn(), change.level().nameEn(), count),
                change.reason())));
        lost.forEach((unit, count) -> notices.add(ActivationNotices.forUnit(
                handle,
                activation,
                "emergency.released",
                base + "released/" + unit,
                unit,
                activation.event().nameZh() + "响应：解除 " + count + " 项任务",
                activation.event().nameEn() + " response: " + count + " tasks released",
                change.reason())));
        NoticeOutbox.addAll(handle, notices);
    }

    private static void standDown(Handle handle, Activation activation, Change change, Actor actor, Instant now) {
        List<Task> tasks = TaskStore.listTasks(handle, activation.id(), now);
        List<UUID> open = tasks.stream()
                .filter(task -> !task.state().equals("done") && !task.state().equals("released"))
                .map(Task::id)
                .toList();
        TaskStore.releaseTasks(handle, open);
        ActivationStore.setState(handle, activation.id(), "closed", activation.level(), now);
        ActivationStore.log(
                handle,
                activation.id(),
                actor,
                "stand_down",
                "响应终止，未完成的 " + open.size() + " 项任务解除",
                "response ended, " + open.size() + " unfinished tasks released",
                null,
                now);
        NoticeOutbox.addAll(
                handle,
                tasks.stream()
                        .map(Task::unit)
                        .distinct()
                        .map(unit -> ActivationNotices.forUnit(
                                handle,
                                activation,
                                "emergency.ended",
                                "activation/" + activation.id() + "/" + change.id() + "/" + unit,
                                unit,
                                activation.event().nameZh() + "响应终止",
                                activation.event().nameEn() + " response ended",
                                change.reason()))
                        .toList());
    }
}
