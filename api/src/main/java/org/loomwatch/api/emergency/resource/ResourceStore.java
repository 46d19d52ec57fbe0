package org.loomwatch.api.emergency.resource;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.loomwatch.api.server.Json;

/** SQL of resources; every method works within the caller's transaction. */
final class ResourceStore {

    private static final TypeReference<Map<String, JsonNode>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {};
    private static final int BATCH = 1_000;

    private ResourceStore() {}

    static long revision(Handle handle) {
        return handle.createQuery("SELECT revision FROM resource_revision")
                .mapTo(Long.class)
                .one();
    }

    /** Lets one writer after the other, so that two who add the same resource at once cannot both believe it new. */
    static void lock(Handle handle) {
        handle.createQuery("SELECT revision FROM resource_revision FOR UPDATE")
                .mapTo(Long.class)
                .one();
    }

    static List<Resource> list(Handle handle) {
        return handle.createQuery("SELECT * FROM resource WHERE NOT removed ORDER BY category, id")
                .setFetchSize(5_000)
                .map(ResourceStore::read)
                .list();
    }

    static Map<String, Resource> find(Handle handle, Collection<String> ids) {
        Map<String, Resource> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("SELECT * FROM resource WHERE id = ANY(:ids) AND NOT removed FOR UPDATE")
                    .bindArray("ids", String.class, List.copyOf(ids))
                    .map(ResourceStore::read)
                    .forEach(resource -> found.put(resource.id(), resource));
        }
        return found;
    }

    /** Writes new ones and new versions, each with its place in the history. */
    static void save(Handle handle, List<Resource> resources, Map<String, JsonNode> delivered) {
        for (int from = 0; from < resources.size(); from += BATCH) {
            saveBatch(handle, resources.subList(from, Math.min(resources.size(), from + BATCH)), delivered);
        }
        handle.execute("UPDATE resource_revision SET revision = revision + 1");
    }

    private static void saveBatch(Handle handle, List<Resource> resources, Map<String, JsonNode> delivered) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO resource (id, category, name, area, unit, contact, telephone, others, attributes, frame,
                                      delivered, geometry, longitude, latitude, version, changed_at, changed_by)
                VALUES (:id, :category, :name, :area, :unit, :contact, :telephone, :others::jsonb, :attributes::jsonb, :frame,
                        :delivered::jsonb, :geometry::jsonb, :longitude, :latitude, :version, :at, :by)
                ON CONFLICT (id) DO UPDATE SET
                    category = excluded.category, name = excluded.name, area = excluded.area, unit = excluded.unit,
                    contact = excluded.contact, telephone = excluded.telephone, others = excluded.others,
                    attributes = excluded.attributes,
                    frame = excluded.frame, delivered = excluded.delivered, geometry = excluded.geometry,
                    longitude = excluded.longitude, latitude = excluded.latitude, version = resource.version + 1,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by, removed = false""");
        for (Resource resource : resources) {
            batch.bind("id", resource.id())
                    .bind("category", resource.category())
                    .bind("name", resource.name())
                    .bind("area", resource.area())
                    .bind("unit", resource.unit())
                    .bind("contact", resource.contact())
                    .bind("telephone", resource.telephone())
                    .bind("others", json(resource.others()))
                    .bind("attributes", json(resource.attributes()))
                    .bind("frame", resource.frame())
                    .bind(
                            "delivered",
                            delivered
                                    .getOrDefault(resource.id(), resource.geometry())
                                    .toString())
                    .bind("geometry", resource.geometry().toString())
                    .bind("longitude", resource.longitude())
                    .bind("latitude", resource.latitude())
                    .bind("version", resource.version())
                    .bind("at", at(resource.changedAt()))
                    .bind("by", resource.changedBy())
                    .add();
        }
        batch.execute();
        handle.createUpdate("""
                        INSERT INTO resource_version
                        SELECT id, version, to_jsonb(resource) - 'delivered', changed_at, changed_by
                        FROM resource WHERE id = ANY(:ids)""")
                .bindArray(
                        "ids",
                        String.class,
                        resources.stream().map(Resource::id).toList())
                .execute();
    }

    static void remove(Handle handle, String id, OffsetDateTime at, String by) {
        handle.execute(
                "UPDATE resource SET removed = true, version = version + 1, changed_at = ?, changed_by = ? WHERE id = ?",
                at,
                by,
                id);
        handle.execute("""
                INSERT INTO resource_version
                SELECT id, version, to_jsonb(resource) - 'delivered', changed_at, changed_by FROM resource WHERE id = ?""", id);
        handle.execute("UPDATE resource_revision SET revision = revision + 1");
    }

    static List<ResourceVersion> listVersions(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM resource_version WHERE id = :id ORDER BY version DESC")
                .bind("id", id)
                .map((row, context) -> new ResourceVersion(
                        row.getInt("version"),
                        node(row.getString("body")),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by")))
                .list();
    }

    static Map<String, String> unitNames(Handle handle) {
        Map<String, String> units = new HashMap<>();
        handle.createQuery("SELECT id, name_zh, name_en FROM unit")
                .map((row, context) -> List.of(row.getString("id"), row.getString("name_zh"), row.getString("name_en")))
                .forEach(names -> names.forEach(name -> units.put(name, names.get(0))));
        return units;
    }

    private static Resource read(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new Resource(
                    row.getString("id"),
                    row.getString("category"),
                    row.getString("name"),
                    row.getString("area"),
                    row.getString("unit"),
                    row.getString("contact"),
                    row.getString("telephone"),
                    Json.MAPPER.readValue(row.getString("others"), PEOPLE),
                    Json.MAPPER.readValue(row.getString("attributes"), ATTRIBUTES),
                    row.getString("frame"),
                    node(row.getString("geometry")),
                    row.getDouble("longitude"),
                    row.getDouble("latitude"),
                    row.getInt("version"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                    row.getString("changed_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored attributes are no JSON", e);
        }
    }

    private static JsonNode node(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is no JSON", e);
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
