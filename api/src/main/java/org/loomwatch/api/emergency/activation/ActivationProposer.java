package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.alert.LiveSignals;
import org.loomwatch.api.emergency.alert.LiveSignals.Live;
import org.loomwatch.api.emergency.alert.SignalListener;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;
import org.loomwatch.domain.plan.ResponseLevel;

/**
 * Proposes what follows from the signals that hold now. It only proposes: people confirm. Actual signals lead to responses;
 * Exercise ones to drills, and to those only while drill mode is on; Test, System and Draft ones to nothing.
 */
public final class ActivationProposer implements SignalListener {

    static final String DRILL_MODE = "drill_mode";
    private static final String LINK = "link.";

    private final PlanService plans;

    public ActivationProposer(PlanService plans) {
        this.plans = plans;
    }

    @Override
    public void onChange(Handle handle, Instant now) {
        ActivationStore.lock(handle);
        for (Hazard hazard : Hazard.values()) {
            review(handle, hazard, false, now);
            if (isDrillMode(handle)) {
                review(handle, hazard, true, now);
            }
        }
    }

    static boolean isDrillMode(Handle handle) {
        return ActivationStore.findSetting(handle, DRILL_MODE)
                .filter("on"::equals)
                .isPresent();
    }

    private void review(Handle handle, Hazard hazard, boolean drill, Instant now) {
        Map<String, Live> live = LiveSignals.of(handle, hazard, drill ? AlertStatus.EXERCISE : AlertStatus.ACTUAL, now);
        Map<String, ResponseLevel> wanted = new LinkedHashMap<>();
        live.forEach((area, signal) -> wanted.put(area, levelFor(handle, signal.level())));
        Optional<Activation> open = ActivationStore.findOpen(handle, hazard, drill);
        if (open.isEmpty()) {
            if (!wanted.isEmpty()) {
                start(handle, hazard, drill, wanted, reason(hazard, live), message(live), Actor.SYSTEM, now);
            }
            return;
        }
        Activation activation = open.get();
        Optional<Change> pending = ActivationStore.findOpenChange(handle, activation.id());
        if (activation.state().equals("proposed")) {
            reviewProposed(handle, activation, pending, wanted, live, now);
        } else if (followsSignals(handle, activation)) {
            reviewActive(handle, activation, pending, wanted, live, now);
        }
    }

    private void reviewProposed(
            Handle handle,
            Activation activation,
            Optional<Change> pending,
            Map<String, ResponseLevel> wanted,
            Map<String, Live> live,
            Instant now) {
        boolean bySignal = pending.filter(change -> change.message() != null).isPresent();
        if (!bySignal && wanted.isEmpty()) {
            return;
        }
        if (pending.isPresent() && pending.get().areas().equals(wanted)) {
            return;
        }
        pending.ifPresent(change -> ActivationStore.decide(handle, change.id(), "replaced", now));
        if (wanted.isEmpty()) {
            ActivationStore.setState(handle, activation.id(), "rejected", activation.level(), now);
            ActivationStore.log(
                    handle,
                    activation.id(),
                    Actor.SYSTEM,
                    "withdrawn",
                    "确认前信号已终止",
                    "the signal ended before it was confirmed",
                    null,
                    now);
            return;
        }
        propose(
                handle,
                activation,
                "start",
                wanted,
                reason(activation.event(), live),
                message(live),
                Actor.SYSTEM,
                now);
    }

    private void reviewActive(
            Handle handle,
            Activation activation,
            Optional<Change> pending,
            Map<String, ResponseLevel> wanted,
            Map<String, Live> live,
            Instant now) {
        boolean same = activation.areas().equals(wanted);
        if (pending.isPresent()) {
            boolean stands = !same
                    && (wanted.isEmpty()
                            ? pending.get().kind().equals("stand_down")
                            : pending.get().areas().equals(wanted));
            if (stands || (pending.get().message() == null && same)) {
                return;
            }
            ActivationStore.decide(handle, pending.get().id(), "replaced", now);
        }
        if (same) {
            return;
        }
        if (wanted.isEmpty()) {
            propose(
                    handle,
                    activation,
                    "stand_down",
                    activation.areas(),
                    "信号已全部解除或到期 · all signals have ended",
                    null,
                    Actor.SYSTEM,
                    now);
        } else {
            propose(
                    handle,
                    activation,
                    "change",
                    wanted,
                    reason(activation.event(), live),
                    message(live),
                    Actor.SYSTEM,
                    now);
        }
    }

    /** One that an officer opened without any signal goes on until an officer ends it. */
    private static boolean followsSignals(Handle handle, Activation activation) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM activation_change WHERE activation_id = :id AND message_id IS NOT NULL)")
                .bind("id", activation.id())
                .mapTo(Boolean.class)
                .one();
    }

    Activation start(
            Handle handle,
            Hazard hazard,
            boolean drill,
            Map<String, ResponseLevel> wanted,
            String reason,
            @Nullable UUID message,
            Actor actor,
            Instant now) {
        Activation activation = new Activation(
                UUID.randomUUID(),
                hazard,
                drill,
                "proposed",
                highest(wanted),
                (drill ? "【演练】" : "") + hazard.nameZh() + "响应 · " + hazard.nameEn() + (drill ? " drill" : " response"),
                plans.getCurrent(handle, hazard).version(),
                now,
                actor.login(),
                null,
                null,
                Map.of());
        ActivationStore.insert(handle, activation);
        propose(handle, activation, "start", wanted, reason, message, actor, now);
        return activation;
    }

    Change propose(
            Handle handle,
            Activation activation,
            String kind,
            Map<String, ResponseLevel> wanted,
            String reason,
            @Nullable UUID message,
            Actor actor,
            Instant now) {
        ResponseLevel level = highest(wanted);
        Change change = new Change(
                UUID.randomUUID(),
                activation.id(),
                kind,
                level,
                wanted,
                reason,
                message,
                now,
                actor.login(),
                needed(activation, kind, wanted),
                "open",
                null,
                List.of());
        ActivationStore.insertChange(handle, change);
        ActivationStore.log(
                handle,
                activation.id(),
                actor,
                "proposed",
                "提议" + nameZh(kind) + "：" + level.nameZh() + "；" + reason,
                "proposed: " + kind.replace('_', ' ') + ", " + level.nameEn() + "; " + reason,
                null,
                now);
        ActivationNotices.toOffice(
                handle,
                activation,
                "emergency.proposed",
                "proposal/" + change.id(),
                "待确认：" + activation.event().nameZh() + nameZh(kind) + " " + level.nameZh(),
                "To confirm: " + activation.event().nameEn() + ", " + kind.replace('_', ' ') + ", " + level.nameEn(),
                reason);
        return change;
    }

    /** Two people for an end, and wherever a street rises to level I or II; one for everything that asks less. */
    private static int needed(Activation activation, String kind, Map<String, ResponseLevel> wanted) {
        if (kind.equals("stand_down")) {
            return 2;
        }
        return wanted.entrySet().stream()
                .filter(entry -> {
                    ResponseLevel before = activation.areas().get(entry.getKey());
                    return before == null || entry.getValue().compareTo(before) > 0;
                })
                .mapToInt(entry -> entry.getValue().confirmationsNeeded())
                .max()
                .orElse(1);
    }

    private static ResponseLevel levelFor(Handle handle, SignalLevel signal) {
        return ActivationStore.findSetting(handle, LINK + signal.id())
                .flatMap(ResponseLevel::find)
                .orElse(ResponseLevel.usualFor(signal));
    }

    private static ResponseLevel highest(Map<String, ResponseLevel> areas) {
        return areas.values().stream().max(java.util.Comparator.naturalOrder()).orElse(ResponseLevel.WATCH);
    }

    private static @Nullable UUID message(Map<String, Live> live) {
        return live.values().stream()
                .max(java.util.Comparator.comparing(Live::level))
                .map(Live::message)
                .orElse(null);
    }

    private static String reason(Hazard hazard, Map<String, Live> live) {
        Optional<SignalLevel> level = LiveSignals.highest(live);
        return level.map(signal -> hazard.nameZh() + signal.nameZh() + "预警信号，" + live.size() + " 个街道 · "
                        + hazard.nameEn() + " " + signal.nameEn() + ", " + live.size() + " streets")
                .orElse("");
    }

    private static String nameZh(String kind) {
        return switch (kind) {
            case "start" -> "启动响应";
            case "change" -> "调整响应";
            default -> "终止响应";
        };
    }
}
