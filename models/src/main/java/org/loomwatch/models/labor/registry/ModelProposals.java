package org.loomwatch.models.labor.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.models.labor.LaborException;

/** Changes of the model at work that one person proposes and another one confirms. One may be pending at a time. */
public final class ModelProposals {

    private static final int MOST_LISTED = 50;

    private final Jdbi postgres;
    private final ModelRegistry registry;

    public ModelProposals(Jdbi postgres, ModelRegistry registry) {
        this.postgres = postgres;
        this.registry = registry;
    }

    /** Newest first. */
    public List<ModelProposal> list() {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM model_proposal WHERE theme = :theme ORDER BY id DESC LIMIT :most")
                .bind("theme", registry.theme())
                .bind("most", MOST_LISTED)
                .map((row, context) -> proposal(row))
                .list());
    }

    /** @throws LaborException if there is no such model, it is at work already, or another proposal is pending */
    public ModelProposal propose(ModelAction action, Optional<String> model, String by, String reason) {
        if (reason.isBlank()) {
            throw new LaborException("a change of the model needs a reason");
        }
        String id = action == ModelAction.ROLLBACK
                ? registry.before()
                : registry.get(model.orElseThrow(() -> new LaborException("which model is to be promoted?")))
                        .id();
        if (registry.findChampion().filter(champion -> champion.id().equals(id)).isPresent()) {
            throw new LaborException("model %s is at work already".formatted(id));
        }
        return postgres.inTransaction(handle -> handle.createQuery("""
                        INSERT INTO model_proposal (theme, action, model, reason, proposed_by)
                        VALUES (:theme, :action, :model, :reason, :by)
                        ON CONFLICT (theme) WHERE state = 'pending' DO NOTHING RETURNING *""")
                .bind("theme", registry.theme())
                .bind("action", action.id())
                .bind("model", id)
                .bind("reason", reason.strip())
                .bind("by", by)
                .map((row, context) -> proposal(row))
                .findOne()
                .orElseThrow(() -> new LaborException("another proposal is pending: confirm or refuse it first")));
    }

    /** @throws LaborException if it is not pending, or the same person confirms who proposed */
    public ModelProposal confirm(long id, String by) {
        return postgres.inTransaction(handle -> {
            ModelProposal proposal = lock(handle, id);
            registry.change(
                    handle,
                    proposal.model(),
                    proposal.action().equals(ModelAction.ROLLBACK.id()) ? "rolled_back" : "promoted",
                    proposal.proposedBy(),
                    by,
                    proposal.reason());
            return decide(handle, id, "confirmed", by);
        });
    }

    /** Also who proposed may take it back. */
    public ModelProposal refuse(long id, String by) {
        return postgres.inTransaction(handle -> {
            lock(handle, id);
            return decide(handle, id, "refused", by);
        });
    }

    private ModelProposal lock(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM model_proposal WHERE id = :id AND theme = :theme FOR UPDATE")
                .bind("id", id)
                .bind("theme", registry.theme())
                .map((row, context) -> proposal(row))
                .findOne()
                .filter(proposal -> proposal.state().equals("pending"))
                .orElseThrow(() -> new LaborException("there is no pending proposal " + id));
    }

    private ModelProposal decide(Handle handle, long id, String state, String by) {
        return handle.createQuery("UPDATE model_proposal SET state = :state, decided_by = :by, decided_at = now()"
                        + " WHERE id = :id RETURNING *")
                .bind("state", state)
                .bind("by", by)
                .bind("id", id)
                .map((row, context) -> proposal(row))
                .one();
    }

    private static ModelProposal proposal(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new ModelProposal(
                row.getLong("id"),
                row.getString("action"),
                row.getString("model"),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant());
    }
}
