package org.loomwatch.api.ticket.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tickets behind a figure of an evaluation. The conditions use {@code :from}, {@code :to}, {@code :unit} and {@code :contradicted}. */
enum Figure {
    ALL("(accept_due_at >= :from AND accept_due_at < :to) OR (resolve_due_at >= :from AND resolve_due_at < :to)"
            + " OR (verified_at >= :from AND verified_at < :to)"),
    ACCEPT_DUE("accept_due_at >= :from AND accept_due_at < :to AND (accepted_at IS NOT NULL OR accept_due_at <= :now)"),
    ACCEPTED_LATE("accept_due_at >= :from AND accept_due_at < :to AND coalesce(accepted_at, :now) > accept_due_at"),
    RESOLVE_DUE(
            "resolve_due_at >= :from AND resolve_due_at < :to AND (resolved_at IS NOT NULL OR resolve_due_at <= :now)"),
    RESOLVED_LATE("resolve_due_at >= :from AND resolve_due_at < :to AND coalesce(resolved_at, :now) > resolve_due_at"),
    SENT_BACK("rejections > 0 AND EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.action = 'reject'"
            + " AND e.at >= :from AND e.at < :to)"),
    REOPENED("reopenings > 0 AND EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.action = 'reopen'"
            + " AND e.at >= :from AND e.at < :to)"),
    VERIFIED("verified_at >= :from AND verified_at < :to"),
    CONTRADICTED("t.id = ANY (:contradicted)");

    private final String condition;

    Figure(String condition) {
        this.condition = condition;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return condition;
    }

    static Map<String, Figure> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(Figure::id, Function.identity()));
    }
}
