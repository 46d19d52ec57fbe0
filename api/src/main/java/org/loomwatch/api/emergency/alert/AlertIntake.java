package org.loomwatch.api.emergency.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.CapVerdict;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.domain.alert.AlertArea;
import org.loomwatch.domain.alert.AlertInfo;
import org.loomwatch.domain.alert.AlertMessage;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;

/**
 * Takes messages in, each exactly once. What it says, what became of the earlier ones and what follows for responses is one
 * transaction: a crash leaves all of it or nothing.
 */
public final class AlertIntake {

    private final Jdbi postgres;
    private final CapChecker checker;
    private final DistrictAreaCache areas;
    private final SignalListener listener;
    private final EventBroker events;
    private final Clock clock;

    public AlertIntake(
            Jdbi postgres,
            CapChecker checker,
            DistrictAreaCache areas,
            SignalListener listener,
            EventBroker events,
            Clock clock) {
        this.postgres = postgres;
        this.checker = checker;
        this.areas = areas;
        this.listener = listener;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the bytes of a CAP message; what is wrong with them ends in quarantine, never in an exception. */
    public IntakeResult take(byte[] bytes, String source, String by) {
        CapVerdict verdict = checker.check(bytes);
        Arrival arrival = new Arrival(
                UUID.randomUUID(),
                source,
                by,
                verdict.format(),
                verdict.signature().id(),
                bytes,
                clock.instant());
        Optional<AlertMessage> message = verdict.findMessage();
        if (message.isEmpty()) {
            String reason = verdict.isFeed() ? "feed" : "invalid";
            postgres.useTransaction(handle -> AlertStore.quarantine(handle, arrival, reason, verdict.errors()));
            return new IntakeResult("quarantined", arrival.id(), null, verdict.errors(), verdict.warnings(), List.of());
        }
        return take(message.get(), arrival, verdict);
    }

    /** Takes a message that a person typed in from the telephone. */
    public IntakeResult take(AlertMessage message, byte[] raw, String by) {
        return take(
                message,
                new Arrival(UUID.randomUUID(), "telephone", by, "telephone", "none", raw, clock.instant()),
                null);
    }

    private IntakeResult take(AlertMessage message, Arrival arrival, @Nullable CapVerdict verdict) {
        IntakeResult result = postgres.inTransaction(handle -> {
            AlertStore.lock(handle);
            Optional<AlertStore.Kept> known = AlertStore.find(handle, message.key());
            if (known.isPresent() && known.get().rawHash().equals(arrival.rawHash())) {
                return result(
                        "replayed", known.get().id(), state(handle, known.get().id()), verdict, List.of());
            }
            if (known.isPresent()) {
                AlertStore.quarantine(
                        handle,
                        arrival,
                        "key_conflict",
                        Map.of("message", known.get().id()));
                return result(
                        "quarantined",
                        arrival.id(),
                        null,
                        verdict,
                        List.of(new AlertProblem(
                                "key.conflict",
                                "同一发布单位、标识和时间的信息已存在，内容不同",
                                "a message of the same sender, identifier and time is here with another body")));
            }
            List<AlertProblem> problems = new ArrayList<>();
            List<AlertSignal> signals = signals(handle, message, problems);
            insert(handle, message, arrival, problems);
            AlertStore.insertSignals(handle, arrival.id(), signals);
            AlertStore.review(handle, message.sender(), arrival.now());
            listener.onChange(handle, arrival.now());
            return result("taken", arrival.id(), state(handle, arrival.id()), verdict, problems);
        });
        events.publish("alert", Map.of("id", result.id().toString(), "outcome", result.outcome()));
        return result;
    }

    private static void insert(Handle handle, AlertMessage message, Arrival arrival, List<AlertProblem> problems) {
        Optional<AlertInfo> info = message.infos().stream()
                .filter(candidate ->
                        candidate.language().toLowerCase(java.util.Locale.ROOT).startsWith("zh"))
                .findFirst()
                .or(() -> message.infos().stream().findFirst());
        AlertStore.insert(
                handle,
                message,
                arrival,
                problems,
                info.map(said -> said.headline().isEmpty() ? said.event() : said.headline())
                        .orElse(""),
                info.map(AlertInfo::description).orElse(""),
                info.map(AlertInfo::senderName).orElse(""));
    }

    /** What the message says of each street; of several statements about one street the highest level holds. */
    private List<AlertSignal> signals(Handle handle, AlertMessage message, List<AlertProblem> problems) {
        Map<String, AlertSignal> byPlace = new LinkedHashMap<>();
        if (message.infos().isEmpty()) {
            return List.of();
        }
        AlertPlacer placer = new AlertPlacer(areas.get(), codes(handle));
        for (AlertInfo info : message.infos()) {
            Optional<Hazard> hazard = SignalReader.findHazard(info);
            Optional<SignalLevel> level = SignalReader.findLevel(info);
            if (hazard.isEmpty()) {
                add(
                        problems,
                        new AlertProblem(
                                "event.other", "“" + info.event() + "”不启动预案", "'" + info.event() + "' starts no plan"));
                continue;
            }
            if (level.isEmpty()) {
                add(problems, new AlertProblem("level.unknown", "未写明预警信号级别", "the level of the signal is not said"));
                continue;
            }
            List<AlertProblem> places = new ArrayList<>();
            for (AlertArea area : info.areas()) {
                for (String street : placer.place(area, places)) {
                    byPlace.merge(
                            hazard.get() + "/" + street,
                            signal(message, info, street, hazard.get(), level.get()),
                            AlertIntake::higher);
                }
            }
            if (info.areas().isEmpty()) {
                places.add(new AlertProblem("area.none", "未写明影响区域", "it does not say where"));
            }
            places.forEach(problem -> add(problems, problem));
        }
        return List.copyOf(byPlace.values());
    }

    private static AlertSignal signal(
            AlertMessage message, AlertInfo info, String street, Hazard hazard, SignalLevel level) {
        OffsetDateTime effective = info.effective() == null ? message.sent() : info.effective();
        return new AlertSignal(
                street,
                hazard,
                level,
                effective.toInstant(),
                info.expires() == null ? null : info.expires().toInstant());
    }

    private static AlertSignal higher(AlertSignal one, AlertSignal other) {
        return one.level().compareTo(other.level()) >= 0 ? one : other;
    }

    private static void add(List<AlertProblem> problems, AlertProblem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private static Map<String, String> codes(Handle handle) {
        Map<String, String> codes = new LinkedHashMap<>();
        handle.createQuery("SELECT code, area FROM alert_geocode")
                .map((row, context) -> Map.entry(row.getString("code"), row.getString("area")))
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue()));
        return codes;
    }

    private static String state(Handle handle, UUID id) {
        return handle.createQuery("SELECT state FROM alert_message WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static IntakeResult result(
            String outcome,
            UUID id,
            @Nullable String state,
            @Nullable CapVerdict verdict,
            List<AlertProblem> problems) {
        return new IntakeResult(
                outcome,
                id,
                state,
                verdict == null ? List.of() : verdict.errors(),
                verdict == null ? List.of() : verdict.warnings(),
                problems);
    }

    /** Lets messages expire by the clock; returns whether anything changed. */
    public boolean expire() {
        Instant now = clock.instant();
        boolean changed = postgres.inTransaction(handle -> {
            List<String> senders = AlertStore.listSendersToReview(handle, now);
            if (senders.isEmpty()) {
                return false;
            }
            AlertStore.lock(handle);
            int count = 0;
            for (String sender : senders) {
                count += AlertStore.review(handle, sender, now);
            }
            if (count > 0) {
                listener.onChange(handle, now);
            }
            return count > 0;
        });
        if (changed) {
            events.publish("alert", Map.of("outcome", "expired"));
        }
        return changed;
    }
}
