package org.loomwatch.api.emergency.alert;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;

/** What holds now: for each street the highest level of all live signals of a hazard. */
public final class LiveSignals {

    private LiveSignals() {}

    /** The highest live level of a street, and one message that says so. */
    public record Live(SignalLevel level, UUID message) {}

    /** @param status {@code ACTUAL}, or {@code EXERCISE} for drills; the two are never mixed */
    public static Map<String, Live> of(Handle handle, Hazard hazard, AlertStatus status, Instant now) {
        Map<String, Live> highest = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT s.area, s.level, s.message_id FROM alert_signal s JOIN alert_message m ON m.id = s.message_id
                        WHERE m.state = 'live' AND m.status = :status AND s.event = :event
                          AND (s.expires_at IS NULL OR s.expires_at > :now) ORDER BY s.area, m.sent""")
                .bind("status", status.cap())
                .bind("event", hazard.id())
                .bind("now", at(now))
                .map((row, context) -> Map.entry(
                        row.getString("area"),
                        new Live(
                                SignalLevel.find(row.getString("level")).orElseThrow(),
                                row.getObject("message_id", UUID.class))))
                .forEach(entry -> highest.merge(
                        entry.getKey(),
                        entry.getValue(),
                        (one, other) -> one.level().compareTo(other.level()) > 0 ? one : other));
        return highest;
    }

    /** The highest level of them all. */
    public static Optional<SignalLevel> highest(Map<String, Live> signals) {
        return signals.values().stream().map(Live::level).max(java.util.Comparator.naturalOrder());
    }
}
