package org.loomwatch.api.emergency.activation;

import static org.loomwatch.api.emergency.EmergencyTexts.at;
import static org.loomwatch.api.emergency.activation.ActivationStore.find;
import static org.loomwatch.api.emergency.activation.ActivationStore.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.loomwatch.api.emergency.resource.Person;
import org.loomwatch.api.server.Json;

/** SQL of frozen resources and of tasks; every method works within the caller's transaction. */
final class TaskStore {

    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};
    private static final String TASKS =
            "SELECT t.*, a.event, a.drill FROM activation_task t JOIN activation a ON a.id = t.activation_id WHERE ";

    private TaskStore() {}

    /**
     * Copies resources as they stand in this transaction, in one statement however many they are.
     *
     * @param streets resource id to the streets it touches
     */
    static void freeze(Handle handle, UUID activation, Map<String, ? extends Collection<String>> streets) {
        // in the order of the key, which is much quicker for its index
        List<String> ids = streets.keySet().stream().sorted().toList();
        handle.createUpdate("""
                        INSERT INTO activation_resource
                            (activation_id, resource_id, version, category, name, area, streets, unit, contact, telephone,
                             others, longitude, latitude)
                        SELECT :activation, r.id, r.version, r.category, r.name, r.area,
                               string_to_array(touched.streets, ','), r.unit, r.contact, r.telephone, r.others,
                               r.longitude, r.latitude
                        FROM unnest(:ids::text[], :streets::text[]) AS touched (id, streets)
                        JOIN resource r ON r.id = touched.id
                        WHERE NOT EXISTS (SELECT FROM activation_resource a
                                          WHERE a.activation_id = :activation AND a.resource_id = touched.id)
                        ORDER BY r.id""")
                .bind("activation", activation)
                .bindArray("ids", String.class, ids)
                .bindArray(
                        "streets",
                        String.class,
                        ids.stream()
                                .map(id -> String.join(",", java.util.Objects.requireNonNull(streets.get(id))))
                                .toList())
                .execute();
        handle.createUpdate("""
                        INSERT INTO activation_unit
                        SELECT DISTINCT :id::uuid, r.unit, coalesce(u.name_zh, r.unit), coalesce(u.name_en, r.unit)
                        FROM activation_resource r LEFT JOIN unit u ON u.id = r.unit WHERE r.activation_id = :id::uuid
                        ON CONFLICT DO NOTHING""").bind("id", activation).execute();
    }

    /** Resources that touch none of the streets in force are let go, those that touch one are held. */
    static void release(Handle handle, UUID activation, Set<String> streets, Instant now) {
        handle.createUpdate("""
                        UPDATE activation_resource
                        SET released_at = CASE WHEN streets && :streets::text[] THEN NULL ELSE coalesce(released_at, :now::timestamptz) END
                        WHERE activation_id = :id AND (released_at IS NULL) <> (streets && :streets::text[])""")
                .bind("id", activation)
                .bindArray("streets", String.class, List.copyOf(streets))
                .bind("now", at(now))
                .execute();
    }

    static List<FrozenResource> listResources(Handle handle, UUID activation) {
        return handle.createQuery(
                        "SELECT * FROM activation_resource WHERE activation_id = :id ORDER BY category, resource_id")
                .bind("id", activation)
                .setFetchSize(5_000)
                .map((row, context) -> new FrozenResource(
                        row.getString("resource_id"),
                        row.getInt("version"),
                        row.getString("category"),
                        row.getString("name"),
                        row.getString("area"),
                        ActivationStore.texts(row, "streets"),
                        row.getString("unit"),
                        row.getString("contact"),
                        row.getString("telephone"),
                        people(row.getString("others")),
                        row.getDouble("longitude"),
                        row.getDouble("latitude"),
                        row.getObject("released_at") != null))
                .list();
    }

    private static List<Person> people(String json) {
        if (json.equals("[]")) {
            return List.of();
        }
        try {
            return Json.MAPPER.readValue(json, PEOPLE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored people are no JSON", e);
        }
    }

    /** How many resources a unit answers for in an area, those let go left out. */
    record Held(String unit, String area, int resources) {}

    /** Counts for the board: a response may hold hundreds of thousands of resources. */
    static List<Held> listHeld(Handle handle, UUID activation) {
        return handle.createQuery("""
                        SELECT unit, area, count(*) FILTER (WHERE released_at IS NULL) AS resources FROM activation_resource
                        WHERE activation_id = :id GROUP BY unit, area""")
                .bind("id", activation)
                .map((row, context) -> new Held(row.getString("unit"), row.getString("area"), row.getInt("resources")))
                .list();
    }

    /** How many frozen resources each unit has where: all that planning needs to know of them. */
    static List<TaskPlanner.Reached> listReached(Handle handle, UUID activation) {
        return handle.createQuery("""
                        SELECT unit, category, streets, count(*) AS resources FROM activation_resource
                        WHERE activation_id = :id GROUP BY unit, category, streets ORDER BY category, unit, streets""")
                .bind("id", activation)
                .map((row, context) -> new TaskPlanner.Reached(
                        row.getString("unit"),
                        row.getString("category"),
                        ActivationStore.texts(row, "streets"),
                        row.getInt("resources")))
                .list();
    }

    static Map<String, String[]> unitNames(Handle handle, UUID activation) {
        Map<String, String[]> names = new java.util.TreeMap<>();
        handle.createQuery("SELECT * FROM activation_unit WHERE activation_id = :id")
                .bind("id", activation)
                .map((row, context) ->
                        List.of(row.getString("unit"), row.getString("name_zh"), row.getString("name_en")))
                .forEach(texts -> names.put(texts.get(0), new String[] {texts.get(1), texts.get(2)}));
        return names;
    }

    static List<Task> listTasks(Handle handle, UUID activation, Instant now) {
        return handle.createQuery(TASKS + "t.activation_id = :id ORDER BY t.unit, t.category, t.due_at, t.action")
                .bind("id", activation)
                .setFetchSize(5_000)
                .map((row, context) -> read(row, now))
                .list();
    }

    static List<Task> listOpenOf(Handle handle, String unit, Instant now) {
        return handle.createQuery(TASKS + """
                        t.unit = :unit AND a.state = 'active' AND t.state <> 'released'
                        ORDER BY t.state = 'done', t.due_at, t.id""")
                .bind("unit", unit)
                .map((row, context) -> read(row, now))
                .list();
    }

    static java.util.Optional<Task> findForUpdate(Handle handle, UUID id, Instant now) {
        return handle.createQuery(TASKS + "t.id = :id FOR UPDATE OF t")
                .bind("id", id)
                .map((row, context) -> read(row, now))
                .findOne();
    }

    static List<Task> listUnanswered(Handle handle, Instant now) {
        return handle.createQuery(TASKS + """
                        t.state = 'sent' AND t.receive_by < :now AND a.state = 'active'
                        ORDER BY t.receive_by LIMIT 2000 FOR UPDATE OF t SKIP LOCKED""")
                .bind("now", at(now))
                .map((row, context) -> read(row, now))
                .list();
    }

    static void insert(Handle handle, List<Task> tasks) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO activation_task
                    (id, activation_id, unit, category, action, text_zh, text_en, role, evidence, level, round, resources,
                     state, sent_at, receive_by, due_at)
                VALUES (:id, :activation, :unit, :category, :action, :zh, :en, :role, :evidence, :level, 1, :resources,
                        'sent', :sent, :receive, :due)""");
        for (Task task : tasks) {
            batch.bind("id", task.id())
                    .bind("activation", task.activation())
                    .bind("unit", task.unit())
                    .bind("category", task.category())
                    .bind("action", task.action())
                    .bind("zh", task.textZh())
                    .bind("en", task.textEn())
                    .bind("role", task.role())
                    .bind("evidence", task.evidence())
                    .bind("level", task.level())
                    .bind("resources", task.resources())
                    .bind("sent", at(task.sentAt()))
                    .bind("receive", at(task.receiveBy()))
                    .bind("due", at(task.dueAt()))
                    .add();
        }
        batch.execute();
    }

    /** Asks again: whatever was acknowledged before does not count for the new level. */
    static void askAgain(Handle handle, List<Task> tasks) {
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE activation_task SET
                    text_zh = :zh, text_en = :en, role = :role, evidence = :evidence, level = :level, round = round + 1,
                    resources = :resources, state = 'sent', sent_at = :sent, receive_by = :receive, due_at = :due,
                    received_at = NULL, received_by = NULL, doing_at = NULL, doing_by = NULL, done_at = NULL,
                    done_by = NULL, escalated = 0
                WHERE id = :id""");
        for (Task task : tasks) {
            batch.bind("id", task.id())
                    .bind("zh", task.textZh())
                    .bind("en", task.textEn())
                    .bind("role", task.role())
                    .bind("evidence", task.evidence())
                    .bind("level", task.level())
                    .bind("resources", task.resources())
                    .bind("sent", at(task.sentAt()))
                    .bind("receive", at(task.receiveBy()))
                    .bind("due", at(task.dueAt()))
                    .add();
        }
        batch.execute();
    }

    /** Another level or another number of resources, without asking again. */
    static void adjust(Handle handle, List<Task> tasks) {
        PreparedBatch batch =
                handle.prepareBatch("UPDATE activation_task SET level = :level, resources = :resources WHERE id = :id");
        for (Task task : tasks) {
            batch.bind("id", task.id())
                    .bind("level", task.level())
                    .bind("resources", task.resources())
                    .add();
        }
        batch.execute();
    }

    static int releaseTasks(Handle handle, Collection<UUID> ids) {
        return ids.isEmpty()
                ? 0
                : handle.createUpdate(
                                "UPDATE activation_task SET state = 'released' WHERE id = ANY(:ids) AND state <> 'done'")
                        .bindArray("ids", UUID.class, new ArrayList<>(ids))
                        .execute();
    }

    static void setState(Handle handle, UUID id, String state, String by, String note, Instant now) {
        handle.createUpdate("""
                        UPDATE activation_task SET state = :state, note = CASE WHEN :note = '' THEN note ELSE :note END,
                            received_at = coalesce(received_at, :now::timestamptz), received_by = coalesce(received_by, :by),
                            doing_at = CASE WHEN :state = 'doing' THEN coalesce(doing_at, :now::timestamptz) ELSE doing_at END,
                            doing_by = CASE WHEN :state = 'doing' THEN coalesce(doing_by, :by) ELSE doing_by END,
                            done_at = CASE WHEN :state = 'done' THEN :now::timestamptz ELSE NULL END,
                            done_by = CASE WHEN :state = 'done' THEN :by ELSE NULL END
                        WHERE id = :id""")
                .bind("id", id)
                .bind("state", state)
                .bind("by", by)
                .bind("note", note)
                .bind("now", at(now))
                .execute();
    }

    static void setEscalated(Handle handle, UUID id, int step, Instant nextBy) {
        handle.execute("UPDATE activation_task SET escalated = ?, receive_by = ? WHERE id = ?", step, at(nextBy), id);
    }

    private static Task read(ResultSet row, Instant now) throws SQLException {
        String state = row.getString("state");
        Instant due = instant(row, "due_at");
        Instant receiveBy = instant(row, "receive_by");
        boolean open = state.equals("sent") || state.equals("received") || state.equals("doing");
        boolean silent = state.equals("sent") && (row.getInt("escalated") > 0 || receiveBy.isBefore(now));
        boolean overdue = open && (silent || due.isBefore(now));
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("activation_id", UUID.class),
                row.getString("event"),
                row.getBoolean("drill"),
                row.getString("unit"),
                row.getString("category"),
                row.getString("action"),
                row.getString("text_zh"),
                row.getString("text_en"),
                row.getString("role"),
                row.getString("evidence"),
                row.getString("level"),
                row.getInt("round"),
                row.getInt("resources"),
                state,
                instant(row, "sent_at"),
                receiveBy,
                due,
                find(row, "received_at"),
                row.getString("received_by"),
                find(row, "doing_at"),
                row.getString("doing_by"),
                find(row, "done_at"),
                row.getString("done_by"),
                row.getString("note"),
                row.getInt("escalated"),
                overdue);
    }
}
