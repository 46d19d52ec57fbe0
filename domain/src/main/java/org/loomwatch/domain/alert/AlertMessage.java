package org.loomwatch.domain.alert;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/**
 * A warning signal as it came.
 *
 * @param references the messages it updates, cancels or answers
 */
public record AlertMessage(
        String identifier,
        String sender,
        OffsetDateTime sent,
        AlertStatus status,
        AlertType type,
        String scope,
        String note,
        List<AlertKey> references,
        List<AlertInfo> infos) {

    public AlertMessage {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(type, "type");
        references = List.copyOf(references);
        infos = List.copyOf(infos);
    }

    public AlertKey key() {
        return new AlertKey(sender, identifier, sent.toInstant());
    }
}
