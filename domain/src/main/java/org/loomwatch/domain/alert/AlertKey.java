package org.loomwatch.domain.alert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

/** What tells one alert from all others: who sent it, under which name, when. Equal instants are equal whatever the offset. */
public record AlertKey(String sender, String identifier, Instant sent) {

    public AlertKey {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(sent, "sent");
    }

    /**
     * Reads one entry of the element that lists earlier messages: {@code sender,identifier,sent}.
     *
     * @throws IllegalArgumentException if it has not three parts or no time with offset
     */
    public static AlertKey parse(String reference) {
        String[] parts = reference.split(",", -1);
        if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("expected sender,identifier,sent");
        }
        try {
            return new AlertKey(
                    parts[0], parts[1], OffsetDateTime.parse(parts[2]).toInstant());
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("expected a time with offset as the third part", e);
        }
    }
}
