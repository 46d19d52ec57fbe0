package org.loomwatch.api.audit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;

/** Searches the trail, newest first. */
public final class AuditReader {

    private final Jdbi postgres;

    public AuditReader(Jdbi postgres) {
        this.postgres = postgres;
    }

    public Page<AuditEntry> list(AuditQuery query, Optional<String> cursor, int limit) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = conditions(query, values);
        cursor.map(text -> Cursor.decode(text, query.binding(), 1)).ifPresent(position -> {
            conditions.add("seq < :before");
            values.put("before", Long.parseLong(position.keys().get(0)));
        });
        List<AuditEntry> rows = postgres.withHandle(handle -> handle.createQuery("SELECT * FROM audit_entry WHERE "
                        + String.join(" AND ", conditions) + " ORDER BY seq DESC LIMIT " + (limit + 1))
                .bindMap(values)
                .map(AuditRows::read)
                .list());
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<AuditEntry> page = rows.subList(0, limit);
        String last = Long.toString(page.get(limit - 1).seq());
        return new Page<>(page, new Cursor(query.binding(), List.of(last)).encode());
    }

    private static List<String> conditions(AuditQuery query, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        query.actor().ifPresent(actor -> {
            conditions.add("(actor = :actor OR actor LIKE :actorToken)");
            values.put("actor", actor);
            values.put("actorToken", likeLiteral(actor) + " (%");
        });
        query.action().ifPresent(action -> {
            conditions.add("action LIKE :action");
            values.put("action", likeLiteral(action) + "%");
        });
        query.object().ifPresent(object -> {
            conditions.add("(object LIKE :object OR detail LIKE :object)");
            values.put("object", "%" + likeLiteral(object) + "%");
        });
        query.outcome().ifPresent(outcome -> {
            conditions.add("outcome = :outcome");
            values.put("outcome", outcome.name());
        });
        query.from().ifPresent(from -> {
            conditions.add("at >= :from");
            values.put("from", from.atOffset(ZoneOffset.UTC));
        });
        query.until().ifPresent(until -> {
            conditions.add("at < :until");
            values.put("until", until.atOffset(ZoneOffset.UTC));
        });
        return conditions;
    }

    private static String likeLiteral(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
