package org.loomwatch.api.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which entries of the trail are wanted; what is empty does not narrow.
 *
 * @param actor exact name
 * @param action beginning of the action
 * @param object part of the object or of the detail
 * @param outcome exact outcome
 */
public record AuditQuery(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> object,
        Optional<AuditEvent.Outcome> outcome,
        Optional<Instant> from,
        Optional<Instant> until) {

    public static AuditQuery ofActor(String actor) {
        return new AuditQuery(
                Optional.of(actor),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Fingerprint that ties a cursor to this query. */
    String binding() {
        return Integer.toHexString(Objects.hash(
                actor.orElse(null),
                action.orElse(null),
                object.orElse(null),
                outcome.map(Enum::name).orElse(null),
                from.orElse(null),
                until.orElse(null)));
    }
}
