package org.loomwatch.api.emergency.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in lists.
 *
 * @param source how it came: {@code post folder feed telephone}
 * @param stateBy the message that superseded or cancelled it; null if none did
 */
public record AlertRow(
        UUID id,
        String sender,
        String identifier,
        Instant sent,
        String format,
        String status,
        String msgType,
        String source,
        Instant receivedAt,
        String receivedBy,
        String senderName,
        String headline,
        String description,
        String signature,
        List<AlertProblem> problems,
        String state,
        Instant stateSince,
        @Nullable UUID stateBy,
        List<SignalItem> signals) {

    /** What it says of one street. */
    public record SignalItem(
            String area,
            String event,
            String level,
            Instant effectiveAt,
            @Nullable Instant expiresAt) {}
}
