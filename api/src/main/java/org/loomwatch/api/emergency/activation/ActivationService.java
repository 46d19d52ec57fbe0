package org.loomwatch.api.emergency.activation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;
import org.loomwatch.domain.plan.ResponseLevel;

/** What people decide about responses, and what they see of them. */
public final class ActivationService {

    private static final int SHORTEST_REASON = 10;

    private final Jdbi postgres;
    private final ActivationProposer proposer;
    private final ActivationDispatcher dispatcher;
    private final DistrictAreaCache areas;
    private final EventBroker events;
    private final Clock clock;

    public ActivationService(
            Jdbi postgres,
            ActivationProposer proposer,
            ResourceService resources,
            PlanService plans,
            DistrictAreaCache areas,
            EventBroker events,
            Clock clock) {
        this.postgres = postgres;
        this.proposer = proposer;
        this.dispatcher = new ActivationDispatcher(resources, plans, areas);
        this.areas = areas;
        this.events = events;
        this.clock = clock;
    }

    public List<Activation> list() {
        return postgres.withHandle(handle -> ActivationStore.list(handle, 200));
    }

    /** Everything about one activation that a viewer may see. */
    public Board getBoard(Viewer viewer, UUID id) {
        Instant now = clock.instant();
        return postgres.withHandle(handle -> {
            Activation activation = ActivationStore.get(handle, id);
            return Board.of(
                    activation,
                    ActivationStore.listChanges(handle, id),
                    TaskStore.listTasks(handle, id, now),
                    TaskStore.listHeld(handle, id).stream()
                            .filter(held -> viewer.areas().covers(held.area()))
                            .toList(),
                    TaskStore.unitNames(handle, id),
                    ActivationStore.listLog(handle, id),
                    viewer.areas().everywhere());
        });
    }

    public List<FrozenResource> listResources(Viewer viewer, UUID id) {
        return postgres.withHandle(handle -> {
            ActivationStore.get(handle, id);
            return TaskStore.listResources(handle, id).stream()
                    .filter(resource -> viewer.areas().covers(resource.area()))
                    .toList();
        });
    }

    /** An officer proposes a response without waiting for a signal. */
    public Activation propose(
            Hazard event, boolean drill, Map<String, ResponseLevel> wanted, String reason, Actor actor) {
        requireStreets(wanted.keySet());
        Instant now = clock.instant();
        Activation activation = postgres.inTransaction(handle -> {
            ActivationStore.lock(handle);
            if (ActivationStore.findOpen(handle, event, drill).isPresent()) {
                throw conflict("该灾种已有响应，请调整该响应", "there is a response to this event already: change that one");
            }
            return proposer.start(handle, event, drill, wanted, requireReason(reason), null, actor, now);
        });
        publish(activation.id(), "proposed");
        return activation;
    }

    /** An officer proposes other levels or areas, or the end ({@code wanted} empty). */
    public Change proposeChange(UUID id, Map<String, ResponseLevel> wanted, String reason, Actor actor) {
        requireStreets(wanted.keySet());
        Instant now = clock.instant();
        Change change = postgres.inTransaction(handle -> {
            ActivationStore.lock(handle);
            Activation activation = ActivationStore.get(handle, id);
            if (!activation.isActive()) {
                throw conflict("响应未在执行中", "the response is not in force");
            }
            ActivationStore.findOpenChange(handle, id)
                    .ifPresent(open -> ActivationStore.decide(handle, open.id(), "replaced", now));
            return proposer.propose(
                    handle,
                    activation,
                    wanted.isEmpty() ? "stand_down" : "change",
                    wanted.isEmpty() ? activation.areas() : wanted,
                    requireReason(reason),
                    null,
                    actor,
                    now);
        });
        publish(id, "proposed");
        return change;
    }

    /**
     * Confirms a proposal. With the last confirmation it is put into force.
     *
     * @param override puts it into force alone, in an emergency; logged, and to be reviewed by another person
     */
    public Change confirm(UUID changeId, boolean override, String reason, Actor actor) {
        Instant now = clock.instant();
        Change result = postgres.inTransaction(handle -> {
            ActivationStore.lock(handle);
            Change change = ActivationStore.getChange(handle, changeId);
            boolean again = change.confirmations().stream()
                    .anyMatch(confirmation -> confirmation.account().equals(actor.login()));
            if (change.state().equals("applied") && again) {
                return change;
            }
            if (!change.state().equals("open")) {
                throw conflict("此提议已处理", "this proposal has been decided");
            }
            if (override && reason.strip().length() < SHORTEST_REASON) {
                throw new Problem(
                        ProblemType.INVALID_BODY,
                        Text.of("单人紧急启动须写明理由（至少 10 个字）", "an override needs a reason of at least 10 characters"));
            }
            ActivationStore.confirm(handle, changeId, actor.login(), override, reason.strip(), now);
            Activation activation = ActivationStore.get(handle, change.activation());
            logConfirmation(handle, activation, override, reason, actor, now);
            Change confirmed = ActivationStore.getChange(handle, changeId);
            if (override || confirmed.confirmations().size() >= change.needed()) {
                dispatcher.apply(handle, activation, confirmed, actor, now);
            }
            return ActivationStore.getChange(handle, changeId);
        });
        publish(result.activation(), result.state());
        return result;
    }

    private static void logConfirmation(
            Handle handle, Activation activation, boolean override, String reason, Actor actor, Instant now) {
        ActivationStore.log(
                handle,
                activation.id(),
                actor,
                override ? "override" : "confirmed",
                override ? "单人紧急确认：" + reason.strip() : "已确认",
                override ? "confirmed alone in an emergency: " + reason.strip() : "confirmed",
                null,
                now);
        if (override) {
            ActivationNotices.toOffice(
                    handle,
                    activation,
                    "emergency.override",
                    "override/" + activation.id() + "/" + actor.login() + "/" + now.toEpochMilli(),
                    "单人紧急确认待复核",
                    "An override waits for review",
                    actor.login() + ": " + reason.strip());
        }
    }

    /** Another person looks at an override. */
    public Change review(UUID changeId, Actor actor) {
        Instant now = clock.instant();
        return postgres.inTransaction(handle -> {
            Change change = ActivationStore.getChange(handle, changeId);
            if (!ActivationStore.review(handle, changeId, actor.login(), now)) {
                throw conflict("没有待你复核的单人确认", "there is no override here for you to review");
            }
            ActivationStore.log(
                    handle, change.activation(), actor, "reviewed", "已复核单人紧急确认", "override reviewed", null, now);
            return ActivationStore.getChange(handle, changeId);
        });
    }

    public Change reject(UUID changeId, String reason, Actor actor) {
        Instant now = clock.instant();
        Change result = postgres.inTransaction(handle -> {
            ActivationStore.lock(handle);
            Change change = ActivationStore.getChange(handle, changeId);
            if (!change.state().equals("open")) {
                throw conflict("此提议已处理", "this proposal has been decided");
            }
            ActivationStore.decide(handle, changeId, "rejected", now);
            Activation activation = ActivationStore.get(handle, change.activation());
            if (activation.state().equals("proposed")) {
                ActivationStore.setState(handle, activation.id(), "rejected", activation.level(), now);
            }
            String why = requireReason(reason);
            ActivationStore.log(
                    handle, activation.id(), actor, "rejected", "不采纳：" + why, "rejected: " + why, null, now);
            return ActivationStore.getChange(handle, changeId);
        });
        publish(result.activation(), "rejected");
        return result;
    }

    /** Writes a line of the shift log. */
    public void note(UUID id, String text, Actor actor) {
        String line = requireReason(text);
        postgres.useTransaction(handle -> {
            ActivationStore.get(handle, id);
            ActivationStore.log(handle, id, actor, "note", line, line, null, clock.instant());
        });
        publish(id, "note");
    }

    public boolean isDrillMode() {
        return postgres.withHandle(ActivationProposer::isDrillMode);
    }

    /** While drill mode is on, Exercise signals propose drills. */
    public void setDrillMode(boolean on, Actor actor) {
        Instant now = clock.instant();
        postgres.useTransaction(handle -> {
            ActivationStore.setSetting(handle, ActivationProposer.DRILL_MODE, on ? "on" : "off", actor.login(), now);
            proposer.onChange(handle, now);
        });
    }

    public Map<String, String> listLinks() {
        return postgres.withHandle(handle -> {
            Map<String, String> links = new java.util.LinkedHashMap<>();
            for (SignalLevel signal : SignalLevel.values()) {
                links.put(
                        signal.id(),
                        ActivationStore.findSetting(handle, "link." + signal.id())
                                .orElse(ResponseLevel.usualFor(signal).id()));
            }
            return links;
        });
    }

    /** Settles which response level a signal leads to; takes effect with the next message. */
    public void setLinks(Map<String, ResponseLevel> links, Actor actor) {
        for (String signal : links.keySet()) {
            if (SignalLevel.find(signal).isEmpty()) {
                throw new Problem(ProblemType.INVALID_BODY, Text.of("未知信号级别 " + signal, "links: no signal " + signal));
            }
        }
        Instant now = clock.instant();
        postgres.useTransaction(handle -> links.forEach((signal, level) ->
                ActivationStore.setSetting(handle, "link." + signal, level.id(), actor.login(), now)));
    }

    private void requireStreets(Set<String> wanted) {
        Set<String> streets = Set.copyOf(areas.get().listStreets());
        Optional<String> unknown =
                wanted.stream().filter(area -> !streets.contains(area)).findFirst();
        if (unknown.isPresent()) {
            throw new Problem(
                    ProblemType.INVALID_BODY,
                    Text.of("未知街道 " + unknown.get(), "areas: " + unknown.get() + " is no street of the district"));
        }
    }

    private static String requireReason(String reason) {
        if (reason.isBlank() || reason.length() > 2000) {
            throw new Problem(
                    ProblemType.INVALID_BODY, Text.of("请填写内容（2000 字以内）", "a text of 1 to 2000 characters is needed"));
        }
        return reason.strip();
    }

    private void publish(UUID activation, String what) {
        events.publish("activation", Map.of("id", activation.toString(), "what", what));
    }

    private static Problem conflict(String zh, String en) {
        return new Problem(ProblemType.CONFLICT, Text.of(zh, en));
    }
}
