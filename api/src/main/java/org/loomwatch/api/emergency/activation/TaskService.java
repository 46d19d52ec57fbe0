package org.loomwatch.api.emergency.activation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.plan.EscalationStep;
import org.loomwatch.domain.plan.Plan;

/** What units answer: received, doing, done. Nobody answers for another unit. Silence goes up the chain the plan names. */
public final class TaskService {

    private static final List<String> ORDER = List.of("sent", "received", "doing", "done");

    private final Jdbi postgres;
    private final PlanService plans;
    private final EventBroker events;
    private final Clock clock;

    public TaskService(Jdbi postgres, PlanService plans, EventBroker events, Clock clock) {
        this.postgres = postgres;
        this.plans = plans;
        this.events = events;
        this.clock = clock;
    }

    /** Open tasks of the unit somebody works for, the most pressing first; nothing for people without a unit. */
    public List<Task> listMine(Actor actor) {
        String unit = actor.unit();
        return unit == null
                ? List.of()
                : postgres.withHandle(handle -> TaskStore.listOpenOf(handle, unit, clock.instant()));
    }

    /**
     * A unit says how far it is. Saying the same twice changes nothing; going back is not possible.
     *
     * @param state {@code received doing done}
     */
    public Task answer(UUID id, String state, String note, Actor actor) {
        Instant now = clock.instant();
        Task task = postgres.inTransaction(handle -> {
            Task found = TaskStore.findForUpdate(handle, id, now)
                    .orElseThrow(() -> Problem.notFound("没有此任务", "there is no such task"));
            if (!found.unit().equals(actor.unit())) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        Text.of("只能由承办单位本单位人员签收", "only people of the unit itself can answer for it"));
            }
            if (found.state().equals("released")) {
                throw new Problem(ProblemType.CONFLICT, Text.of("任务已解除", "the task was released"));
            }
            if (ORDER.indexOf(state) > ORDER.indexOf(found.state())) {
                TaskStore.setState(handle, id, state, actor.login(), note.strip(), now);
                ActivationStore.log(
                        handle,
                        found.activation(),
                        actor,
                        state,
                        found.unit() + " " + nameZh(state) + "：" + found.textZh(),
                        found.unit() + " " + state + ": " + found.textEn(),
                        id,
                        now);
            }
            return TaskStore.findForUpdate(handle, id, now).orElseThrow();
        });
        events.publish(
                "task", Map.of("activation", task.activation().toString(), "id", id.toString(), "state", task.state()));
        return task;
    }

    /** A unit acknowledges everything it was sent in one activation; returns how many tasks that were. */
    public int receiveAll(UUID activation, Actor actor) {
        int count = 0;
        for (Task task : listMine(actor)) {
            if (task.activation().equals(activation) && task.state().equals("sent")) {
                answer(task.id(), "received", "", actor);
                count++;
            }
        }
        return count;
    }

    /** Tells the next in the chain of every task that nobody acknowledged in time; returns how many tasks that were. */
    public int escalate() {
        Instant now = clock.instant();
        Map<UUID, Integer> byActivation = new LinkedHashMap<>();
        postgres.useTransaction(handle -> {
            Map<UUID, Plan> known = new LinkedHashMap<>();
            Map<UUID, Activation> activations = new LinkedHashMap<>();
            for (Task task : TaskStore.listUnanswered(handle, now)) {
                Activation activation =
                        activations.computeIfAbsent(task.activation(), id -> ActivationStore.get(handle, id));
                Plan plan = known.computeIfAbsent(
                        task.activation(), id -> plans.get(handle, activation.event(), activation.planVersion()));
                escalate(handle, task, activation, plan, now);
                byActivation.merge(task.activation(), 1, Integer::sum);
            }
        });
        byActivation.forEach((activation, count) ->
                events.publish("activation", Map.of("id", activation.toString(), "what", "escalated")));
        return byActivation.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One notice for all silent tasks of a unit in one round; the chain's last step is not repeated. */
    private static void escalate(Handle handle, Task task, Activation activation, Plan plan, Instant now) {
        Duration patience = Duration.ofMinutes(plan.minutesToReceive(ActivationStore.level(task.level())));
        if (task.escalated() >= plan.escalation().size()) {
            TaskStore.setEscalated(handle, task.id(), task.escalated(), now.plus(Duration.ofDays(3650)));
            return;
        }
        EscalationStep step = plan.escalation().get(task.escalated());
        int number = task.escalated() + 1;
        TaskStore.setEscalated(handle, task.id(), number, now.plus(patience));
        ActivationNotices.escalate(
                handle,
                activation,
                "escalation/" + activation.id() + "/" + task.unit() + "/"
                        + task.sentAt().toEpochMilli() + "/" + number,
                step.target(),
                task.unit(),
                task.unit() + " 逾时未签收，已报" + step.nameZh(),
                task.unit() + " has not acknowledged in time; told to: " + step.nameEn());
        ActivationStore.log(
                handle,
                activation.id(),
                Actor.SYSTEM,
                "escalated",
                task.unit() + " 逾时未签收“" + task.textZh() + "”，升级至" + step.nameZh(),
                task.unit() + " silent on '" + task.textEn() + "', escalated to " + step.nameEn(),
                task.id(),
                now);
    }

    private static String nameZh(String state) {
        return switch (state) {
            case "received" -> "已签收";
            case "doing" -> "处置中";
            default -> "已完成";
        };
    }
}
