package org.loomwatch.api.emergency.activation;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.ResponseLevel;

/** SQL of activations and of what is decided about them; every method works within the caller's transaction. */
final class ActivationStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private ActivationStore() {}

    /** Decisions about responses are taken one after the other. */
    static void lock(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(?)", 0x10_0A_AC_71L);
    }

    static Optional<Activation> findOpen(Handle handle, Hazard event, boolean drill) {
        return handle.createQuery("""
                        SELECT * FROM activation
                        WHERE event = :event AND drill = :drill AND state IN ('proposed', 'active')""")
                .bind("event", event.id())
                .bind("drill", drill)
                .map(ActivationStore::read)
                .findOne()
                .map(found -> withAreas(handle, found));
    }

    static Activation get(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM activation WHERE id = :id")
                .bind("id", id)
                .map(ActivationStore::read)
                .findOne()
                .map(found -> withAreas(handle, found))
                .orElseThrow(() -> Problem.notFound("没有此响应", "there is no such activation"));
    }

    static List<Activation> list(Handle handle, int limit) {
        return handle.createQuery("""
                        SELECT * FROM activation ORDER BY state IN ('proposed', 'active') DESC, opened_at DESC, id
                        LIMIT :limit""").bind("limit", limit).map(ActivationStore::read).list().stream()
                .map(found -> withAreas(handle, found))
                .toList();
    }

    private static Activation withAreas(Handle handle, Activation activation) {
        Map<String, ResponseLevel> areas = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT area, level FROM activation_area
                        WHERE activation_id = :id AND released_at IS NULL ORDER BY area""")
                .bind("id", activation.id())
                .map((row, context) -> Map.entry(row.getString("area"), level(row.getString("level"))))
                .forEach(entry -> areas.put(entry.getKey(), entry.getValue()));
        return new Activation(
                activation.id(),
                activation.event(),
                activation.drill(),
                activation.state(),
                activation.level(),
                activation.title(),
                activation.planVersion(),
                activation.openedAt(),
                activation.openedBy(),
                activation.startedAt(),
                activation.closedAt(),
                areas);
    }

    static void insert(Handle handle, Activation activation) {
        handle.createUpdate("""
                        INSERT INTO activation (id, event, drill, state, level, title, plan_version, opened_at, opened_by)
                        VALUES (:id, :event, :drill, :state, :level, :title, :version, :at, :by)""")
                .bind("id", activation.id())
                .bind("event", activation.event().id())
                .bind("drill", activation.drill())
                .bind("state", activation.state())
                .bind("level", activation.level().id())
                .bind("title", activation.title())
                .bind("version", activation.planVersion())
                .bind("at", at(activation.openedAt()))
                .bind("by", activation.openedBy())
                .execute();
    }

    static Optional<Change> findOpenChange(Handle handle, UUID activation) {
        return changes(handle, "activation_id = :id AND state = 'open'", activation).stream()
                .findFirst();
    }

    static Change getChange(Handle handle, UUID change) {
        return changes(handle, "id = :id", change).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("没有此提议", "there is no such proposal"));
    }

    static List<Change> listChanges(Handle handle, UUID activation) {
        return changes(handle, "activation_id = :id", activation);
    }

    private static List<Change> changes(Handle handle, String where, UUID id) {
        List<Change> changes = handle.createQuery(
                        "SELECT * FROM activation_change WHERE " + where + " ORDER BY proposed_at, id")
                .bind("id", id)
                .map(ActivationStore::readChange)
                .list();
        return changes.stream()
                .map(change -> withConfirmations(change, confirmations(handle, change.id())))
                .toList();
    }

    private static List<Change.Confirmation> confirmations(Handle handle, UUID change) {
        return handle.createQuery("SELECT * FROM activation_confirmation WHERE change_id = :id ORDER BY at")
                .bind("id", change)
                .map((row, context) -> new Change.Confirmation(
                        row.getString("account"),
                        instant(row, "at"),
                        row.getBoolean("override"),
                        row.getString("reason"),
                        row.getString("reviewed_by"),
                        find(row, "reviewed_at")))
                .list();
    }

    static void insertChange(Handle handle, Change change) {
        handle.createUpdate("""
                        INSERT INTO activation_change
                            (id, activation_id, kind, level, areas, reason, message_id, proposed_at, proposed_by, needed,
                             state)
                        VALUES (:id, :activation, :kind, :level, :areas::jsonb, :reason, :message::uuid, :at, :by, :needed,
                                'open')""")
                .bind("id", change.id())
                .bind("activation", change.activation())
                .bind("kind", change.kind())
                .bind("level", change.level().id())
                .bind("areas", areas(change.areas()))
                .bind("reason", change.reason())
                .bindByType("message", change.message(), UUID.class)
                .bind("at", at(change.proposedAt()))
                .bind("by", change.proposedBy())
                .bind("needed", change.needed())
                .execute();
    }

    static void decide(Handle handle, UUID change, String state, Instant now) {
        handle.execute("UPDATE activation_change SET state = ?, decided_at = ? WHERE id = ?", state, at(now), change);
    }

    static void confirm(Handle handle, UUID change, String account, boolean override, String reason, Instant now) {
        handle.execute("""
                INSERT INTO activation_confirmation (change_id, account, at, override, reason) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""", change, account, at(now), override, reason);
    }

    static boolean review(Handle handle, UUID change, String reviewer, Instant now) {
        return handle.execute("""
                        UPDATE activation_confirmation SET reviewed_by = ?, reviewed_at = ?
                        WHERE change_id = ? AND override AND reviewed_by IS NULL AND account <> ?""", reviewer, at(now), change, reviewer) > 0;
    }

    static void setState(Handle handle, UUID id, String state, ResponseLevel level, Instant now) {
        handle.createUpdate("""
                        UPDATE activation SET state = :state, level = :level, revision = revision + 1,
                            started_at = CASE WHEN :state = 'active' THEN coalesce(started_at, :now::timestamptz) ELSE started_at END,
                            closed_at = CASE WHEN :state IN ('closed', 'rejected') THEN :now::timestamptz ELSE NULL END
                        WHERE id = :id""")
                .bind("id", id)
                .bind("state", state)
                .bind("level", level.id())
                .bind("now", at(now))
                .execute();
    }

    static void log(
            Handle handle,
            UUID activation,
            Actor actor,
            String kind,
            String zh,
            String en,
            @Nullable UUID task,
            Instant now) {
        handle.createUpdate("""
                        INSERT INTO activation_log (activation_id, at, author, kind, text_zh, text_en, task_id)
                        VALUES (:activation, :at, :author, :kind, :zh, :en, :task::uuid)""")
                .bind("activation", activation)
                .bind("at", at(now))
                .bind("author", actor.login())
                .bind("kind", kind)
                .bind("zh", zh)
                .bind("en", en)
                .bindByType("task", task, UUID.class)
                .execute();
    }

    static List<LogEntry> listLog(Handle handle, UUID activation) {
        return handle.createQuery("SELECT * FROM activation_log WHERE activation_id = :id ORDER BY seq")
                .bind("id", activation)
                .map((row, context) -> new LogEntry(
                        row.getLong("seq"),
                        instant(row, "at"),
                        row.getString("author"),
                        row.getString("kind"),
                        row.getString("text_zh"),
                        row.getString("text_en"),
                        row.getObject("task_id", UUID.class)))
                .list();
    }

    static Optional<String> findSetting(Handle handle, String key) {
        return handle.createQuery("SELECT value FROM emergency_setting WHERE key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne();
    }

    static void setSetting(Handle handle, String key, String value, String by, Instant now) {
        handle.execute("""
                INSERT INTO emergency_setting VALUES (?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by""", key, value, at(now), by);
    }

    private static Activation read(ResultSet row, StatementContext context) throws SQLException {
        return new Activation(
                row.getObject("id", UUID.class),
                Hazard.find(row.getString("event")).orElseThrow(),
                row.getBoolean("drill"),
                row.getString("state"),
                level(row.getString("level")),
                row.getString("title"),
                row.getInt("plan_version"),
                instant(row, "opened_at"),
                row.getString("opened_by"),
                find(row, "started_at"),
                find(row, "closed_at"),
                Map.of());
    }

    private static Change readChange(ResultSet row, StatementContext context) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                row.getObject("activation_id", UUID.class),
                row.getString("kind"),
                level(row.getString("level")),
                areas(row.getString("areas")),
                row.getString("reason"),
                row.getObject("message_id", UUID.class),
                instant(row, "proposed_at"),
                row.getString("proposed_by"),
                row.getInt("needed"),
                row.getString("state"),
                find(row, "decided_at"),
                List.of());
    }

    private static Change withConfirmations(Change change, List<Change.Confirmation> confirmations) {
        return new Change(
                change.id(),
                change.activation(),
                change.kind(),
                change.level(),
                change.areas(),
                change.reason(),
                change.message(),
                change.proposedAt(),
                change.proposedBy(),
                change.needed(),
                change.state(),
                change.decidedAt(),
                confirmations);
    }

    static ResponseLevel level(String id) {
        return ResponseLevel.find(id).orElseThrow(() -> new IllegalStateException("unknown level " + id));
    }

    private static String areas(Map<String, ResponseLevel> areas) {
        Map<String, String> texts = new TreeMap<>();
        areas.forEach((area, level) -> texts.put(area, level.id()));
        try {
            return Json.MAPPER.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static Map<String, ResponseLevel> areas(String json) {
        try {
            Map<String, ResponseLevel> areas = new LinkedHashMap<>();
            Json.MAPPER.readValue(json, TEXTS).forEach((area, level) -> areas.put(area, level(level)));
            return areas;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored areas are no JSON", e);
        }
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant find(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
