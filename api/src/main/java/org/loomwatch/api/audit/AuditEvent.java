package org.loomwatch.api.audit;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or tried, before it has its place in the trail.
 *
 * @param actor login or token name; {@code anonymous} where nobody is signed in
 * @param address network address the request came from
 * @param action dotted verb such as {@code enterprise.read}, {@code session.login}, {@code grant.add}
 * @param object what it was done to, such as a USCC or a login; empty if nothing single
 * @param detail parameters worth keeping; never secrets
 */
public record AuditEvent(
        String actor,
        @Nullable UUID accountId,
        @Nullable UUID sessionId,
        String address,
        String action,
        String object,
        Outcome outcome,
        Map<String, String> detail) {

    /** How it ended. */
    public enum Outcome {
        OK,
        DENIED,
        FAILED
    }

    public AuditEvent {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(outcome, "outcome");
        if (action.isBlank()) {
            throw new IllegalArgumentException("an audit event names its action");
        }
        detail = new TreeMap<>(detail);
    }
}
