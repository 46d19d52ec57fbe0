package org.loomwatch.models.labor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.metrics.Shares;

/** Every trained model, which of them is at work, and who decided so. */
public final class ModelRegistry {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Jdbi postgres;
    private final Path directory;
    private final String theme;

    /** @param directory where the files of models lie, one folder each */
    public ModelRegistry(Jdbi postgres, Path directory, String theme) {
        this.postgres = postgres;
        this.directory = directory;
        this.theme = theme;
    }

    /** Keeps a model as a challenger; the very first one of a theme is put to work at once. */
    public StoredModel add(
            String id, String trainedBy, ModelCard card, ModelFiles.Content content, Map<String, Shares> spreads) {
        Map<String, String> files = files(id).write(content);
        return postgres.inTransaction(handle -> {
            boolean first = champion(handle).isEmpty();
            handle.createUpdate("""
                            INSERT INTO model (id, theme, state, trained_at, trained_by, card, files, spreads)
                            VALUES (:id, :theme, :state, :at, :by, CAST(:card AS jsonb), CAST(:files AS jsonb),
                                CAST(:spreads AS jsonb))
                            ON CONFLICT (id) DO UPDATE SET files = excluded.files, card = excluded.card,
                                spreads = excluded.spreads""")
                    .bind("id", id)
                    .bind("theme", theme)
                    .bind("state", first ? "champion" : "challenger")
                    .bind("at", Instant.now().atOffset(ZoneOffset.UTC))
                    .bind("by", trainedBy)
                    .bind("card", json(card))
                    .bind("files", json(files))
                    .bind("spreads", json(spreads))
                    .execute();
            if (first) {
                record(handle, id, null, "installed", trainedBy, trainedBy, "first model of this theme");
            }
            return get(handle, id);
        });
    }

    String theme() {
        return theme;
    }

    /** How features and score were spread when the model was made; empty for a model that was kept without. */
    public Map<String, Shares> spreads(String id) {
        String stored = postgres.withHandle(
                handle -> handle.createQuery("SELECT spreads FROM model WHERE id = :id AND theme = :theme")
                        .bind("id", id)
                        .bind("theme", theme)
                        .mapTo(String.class)
                        .one());
        try {
            return JSON.readValue(stored, new TypeReference<LinkedHashMap<String, Shares>>() {});
        } catch (JsonProcessingException e) {
            throw new LaborException("the registry's entry of a model cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Newest first. */
    public List<StoredModel> list() {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT * FROM model WHERE theme = :theme ORDER BY trained_at DESC, id")
                        .bind("theme", theme)
                        .map((row, context) -> model(row))
                        .list());
    }

    public Optional<StoredModel> findChampion() {
        return postgres.withHandle(this::champion);
    }

    /** @throws LaborException if there is none with this id */
    public StoredModel get(String id) {
        return postgres.withHandle(handle -> get(handle, id));
    }

    /** Newest first. */
    public List<ModelEvent> listEvents() {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM model_event WHERE theme = :theme ORDER BY happened_at DESC, id DESC")
                .bind("theme", theme)
                .map((row, context) -> new ModelEvent(
                        row.getString("model"),
                        row.getString("replaced"),
                        row.getString("action"),
                        row.getString("proposed_by"),
                        row.getString("confirmed_by"),
                        row.getString("reason"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /**
     * Puts a model to work.
     *
     * @throws LaborException unless two different people and a reason stand behind it
     */
    public StoredModel promote(String id, String proposedBy, String confirmedBy, String reason) {
        return change(id, "promoted", proposedBy, confirmedBy, reason);
    }

    /** Puts the model that was at work before the present one back to work. */
    public StoredModel rollBack(String proposedBy, String confirmedBy, String reason) {
        return change(before(), "rolled_back", proposedBy, confirmedBy, reason);
    }

    /** The model that was at work before the present one. */
    String before() {
        return listEvents().stream()
                .findFirst()
                .map(ModelEvent::replaced)
                .orElseThrow(() -> new LaborException("no model was at work before this one"));
    }

    private StoredModel change(String id, String action, String proposedBy, String confirmedBy, String reason) {
        return postgres.inTransaction(handle -> change(handle, id, action, proposedBy, confirmedBy, reason));
    }

    StoredModel change(Handle handle, String id, String action, String proposedBy, String confirmedBy, String reason) {
        if (proposedBy.isBlank() || confirmedBy.isBlank() || proposedBy.equals(confirmedBy)) {
            throw new LaborException("two different people must stand behind a change of the model");
        }
        if (reason.isBlank()) {
            throw new LaborException("a change of the model needs a reason");
        }
        get(handle, id);
        String present = champion(handle).map(StoredModel::id).orElse(null);
        if (id.equals(present)) {
            throw new LaborException("model %s is at work already".formatted(id));
        }
        handle.createUpdate("UPDATE model SET state = 'retired' WHERE theme = :theme AND state = 'champion'")
                .bind("theme", theme)
                .execute();
        handle.createUpdate("UPDATE model SET state = 'champion' WHERE id = :id")
                .bind("id", id)
                .execute();
        record(handle, id, present, action, proposedBy, confirmedBy, reason);
        return get(handle, id);
    }

    /** Reads a registered model's files, after checking that they are the registered ones. */
    public ModelFiles.Content load(StoredModel model) {
        return files(model.id()).read(model.files());
    }

    private ModelFiles files(String id) {
        return new ModelFiles(directory.resolve(id));
    }

    private void record(
            Handle handle,
            String id,
            @Nullable String replaced,
            String action,
            String proposedBy,
            String confirmedBy,
            String reason) {
        handle.createUpdate("""
                        INSERT INTO model_event (theme, model, replaced, action, proposed_by, confirmed_by, reason)
                        VALUES (:theme, :model, :replaced, :action, :proposed, :confirmed, :reason)""")
                .bind("theme", theme)
                .bind("model", id)
                .bind("replaced", replaced)
                .bind("action", action)
                .bind("proposed", proposedBy)
                .bind("confirmed", confirmedBy)
                .bind("reason", reason)
                .execute();
    }

    private Optional<StoredModel> champion(Handle handle) {
        return handle.createQuery("SELECT * FROM model WHERE theme = :theme AND state = 'champion'")
                .bind("theme", theme)
                .map((row, context) -> model(row))
                .findOne();
    }

    private StoredModel get(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM model WHERE id = :id AND theme = :theme")
                .bind("id", id)
                .bind("theme", theme)
                .map((row, context) -> model(row))
                .findOne()
                .orElseThrow(() -> new LaborException("there is no model " + id));
    }

    private static StoredModel model(ResultSet row) throws SQLException {
        try {
            return new StoredModel(
                    row.getString("id"),
                    row.getString("state"),
                    row.getObject("trained_at", OffsetDateTime.class).toInstant(),
                    row.getString("trained_by"),
                    JSON.readValue(row.getString("card"), ModelCard.class),
                    JSON.readValue(row.getString("files"), new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new LaborException("the registry's entry of a model cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card is always JSON", e);
        }
    }
}
