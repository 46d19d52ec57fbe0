package org.loomwatch.api.emergency.alert;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.alert.AlertLifecycle.Verdict;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.alert.AlertInfo;
import org.loomwatch.domain.alert.AlertKey;
import org.loomwatch.domain.alert.AlertMessage;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.AlertType;

/** SQL of messages; every method works within the caller's transaction. */
final class AlertStore {

    /** Families of messages do not reach further back. */
    private static final int FAMILY_DAYS = 60;

    private AlertStore() {}

    /** Messages are taken one after the other: who updates whom must not be decided by two at once. */
    static void lock(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", 0x10_0A_A1_E7L);
    }

    record Kept(UUID id, String rawHash) {}

    static Optional<Kept> find(Handle handle, AlertKey key) {
        return handle.createQuery("""
                        SELECT id, raw_hash FROM alert_message
                        WHERE sender = :sender AND identifier = :identifier AND sent = :sent""")
                .bind("sender", key.sender())
                .bind("identifier", key.identifier())
                .bind("sent", at(key.sent()))
                .map((row, context) -> new Kept(row.getObject("id", UUID.class), row.getString("raw_hash")))
                .findOne();
    }

    static void insert(
            Handle handle,
            AlertMessage message,
            Arrival arrival,
            List<AlertProblem> problems,
            String headline,
            String description,
            String senderName) {
        handle.createUpdate("""
                        INSERT INTO alert_message
                            (id, sender, identifier, sent, format, status, msg_type, source, received_at, received_by,
                             sender_name, headline, description, says, expires_at, signature, problems, state, state_since,
                             raw, raw_hash)
                        VALUES (:id, :sender, :identifier, :sent, :format, :status, :type, :source, :now, :by,
                                :senderName, :headline, :description, :says, :expires::timestamptz, :signature, :problems::jsonb,
                                'recorded', :now, :raw, :hash)""")
                .bind("id", arrival.id())
                .bind("sender", message.sender())
                .bind("identifier", message.identifier())
                .bind("sent", message.sent())
                .bind("format", arrival.format())
                .bind("status", message.status().cap())
                .bind("type", message.type().cap())
                .bind("source", arrival.source())
                .bind("now", at(arrival.now()))
                .bind("by", arrival.by())
                .bind("senderName", senderName)
                .bind("headline", headline)
                .bind("description", description)
                .bind("says", !message.infos().isEmpty())
                .bindByType("expires", expires(message), OffsetDateTime.class)
                .bind("signature", arrival.signature())
                .bind("problems", json(problems))
                .bind("raw", arrival.raw())
                .bind("hash", arrival.rawHash())
                .execute();
        PreparedBatch references = handle.prepareBatch(
                "INSERT INTO alert_reference VALUES (:id, :sender, :identifier, :sent) ON CONFLICT DO NOTHING");
        for (AlertKey key : message.references()) {
            references
                    .bind("id", arrival.id())
                    .bind("sender", key.sender())
                    .bind("identifier", key.identifier())
                    .bind("sent", at(key.sent()))
                    .add();
        }
        references.execute();
    }

    /** Null as soon as one statement has no end. */
    private static @Nullable OffsetDateTime expires(AlertMessage message) {
        OffsetDateTime last = null;
        for (AlertInfo info : message.infos()) {
            OffsetDateTime end = info.expires();
            if (end == null) {
                return null;
            }
            last = last == null || end.isAfter(last) ? end : last;
        }
        return last;
    }

    static void insertSignals(Handle handle, UUID message, List<AlertSignal> signals) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO alert_signal VALUES (:id, :area, :event, :level, :effective, :expires::timestamptz)""");
        for (AlertSignal signal : signals) {
            batch.bind("id", message)
                    .bind("area", signal.area())
                    .bind("event", signal.event().id())
                    .bind("level", signal.level().id())
                    .bind("effective", at(signal.effectiveAt()))
                    .bind("expires", signal.expiresAt() == null ? null : at(signal.expiresAt()))
                    .add();
        }
        batch.execute();
    }

    static void quarantine(Handle handle, Arrival arrival, String reason, Object verdict) {
        handle.createUpdate("""
                        INSERT INTO alert_quarantine VALUES (:id, :now, :by, :source, :reason, :verdict::jsonb, :raw)""")
                .bind("id", arrival.id())
                .bind("now", at(arrival.now()))
                .bind("by", arrival.by())
                .bind("source", arrival.source())
                .bind("reason", reason)
                .bind("verdict", json(verdict))
                .bind("raw", arrival.raw())
                .execute();
    }

    /** Works out anew what became of every recent message of a sender, and writes what changed; returns how many did. */
    static int review(Handle handle, String sender, Instant now) {
        List<AlertNode> nodes = nodes(handle, sender, now);
        Map<UUID, Verdict> verdicts = AlertLifecycle.of(nodes, now);
        int changed = 0;
        for (AlertNode node : nodes) {
            Verdict verdict = verdicts.get(node.id());
            if (verdict != null) {
                changed += handle.createUpdate("""
                                UPDATE alert_message SET state = :state, state_by = :by::uuid, state_since = :now
                                WHERE id = :id AND (state <> :state OR state_by IS DISTINCT FROM :by::uuid)""")
                        .bind("id", node.id())
                        .bind("state", verdict.state().id())
                        .bindByType("by", verdict.by(), UUID.class)
                        .bind("now", at(now))
                        .execute();
            }
        }
        return changed;
    }

    /** Senders of live messages whose time may have run out. */
    static List<String> listSendersToReview(Handle handle, Instant now) {
        return handle.createQuery("""
                        SELECT DISTINCT sender FROM alert_message WHERE state = 'live' AND expires_at <= :now""").bind("now", at(now)).mapTo(String.class).list();
    }

    private static List<AlertNode> nodes(Handle handle, String sender, Instant now) {
        Map<UUID, List<AlertKey>> references = new HashMap<>();
        handle.createQuery("""
                        SELECT r.* FROM alert_reference r JOIN alert_message m ON m.id = r.message_id
                        WHERE m.sender = :sender AND m.sent > :since""")
                .bind("sender", sender)
                .bind("since", at(now.minus(java.time.Duration.ofDays(FAMILY_DAYS))))
                .map((row, context) -> Map.entry(
                        row.getObject("message_id", UUID.class),
                        new AlertKey(row.getString("sender"), row.getString("identifier"), instant(row, "sent"))))
                .forEach(entry -> references
                        .computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                        .add(entry.getValue()));
        return handle.createQuery("""
                        SELECT id, sender, identifier, sent, status, msg_type, says, expires_at
                        FROM alert_message WHERE sender = :sender AND sent > :since""")
                .bind("sender", sender)
                .bind("since", at(now.minus(java.time.Duration.ofDays(FAMILY_DAYS))))
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new AlertNode(
                            id,
                            new AlertKey(row.getString("sender"), row.getString("identifier"), instant(row, "sent")),
                            AlertStatus.find(row.getString("status")).orElseThrow(),
                            AlertType.find(row.getString("msg_type")).orElseThrow(),
                            references.getOrDefault(id, List.of()),
                            row.getBoolean("says"),
                            find(row, "expires_at"));
                })
                .list();
    }

    static List<AlertRow> list(Handle handle, String where, Map<String, ?> values, int limit) {
        Map<UUID, List<AlertRow.SignalItem>> signals = new HashMap<>();
        String ids =
                "SELECT m.id FROM alert_message m WHERE " + where + " ORDER BY m.received_at DESC, m.id LIMIT " + limit;
        handle.createQuery("SELECT * FROM alert_signal WHERE message_id IN (" + ids + ") ORDER BY area")
                .bindMap(values)
                .map((row, context) -> Map.entry(
                        row.getObject("message_id", UUID.class),
                        new AlertRow.SignalItem(
                                row.getString("area"),
                                row.getString("event"),
                                row.getString("level"),
                                instant(row, "effective_at"),
                                find(row, "expires_at"))))
                .forEach(entry -> signals.computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                        .add(entry.getValue()));
        return handle.createQuery("SELECT * FROM alert_message WHERE id IN (" + ids + ") ORDER BY received_at DESC, id")
                .bindMap(values)
                .map((row, context) -> row(row, signals))
                .list();
    }

    private static AlertRow row(ResultSet row, Map<UUID, List<AlertRow.SignalItem>> signals) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new AlertRow(
                id,
                row.getString("sender"),
                row.getString("identifier"),
                instant(row, "sent"),
                row.getString("format"),
                row.getString("status"),
                row.getString("msg_type"),
                row.getString("source"),
                instant(row, "received_at"),
                row.getString("received_by"),
                row.getString("sender_name"),
                row.getString("headline"),
                row.getString("description"),
                row.getString("signature"),
                problems(row.getString("problems")),
                row.getString("state"),
                instant(row, "state_since"),
                row.getObject("state_by", UUID.class),
                signals.getOrDefault(id, List.of()));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant find(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<AlertProblem> problems(String json) {
        try {
            return Arrays.asList(Json.MAPPER.readValue(json, AlertProblem[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored problems are no JSON", e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours is always JSON", e);
        }
    }
}
