package org.loomwatch.domain.feed;

import java.util.List;
import java.util.Objects;

/**
 * One column of a feed.
 *
 * @param name column name as in the file header
 * @param type what its text must be
 * @param required whether an empty text sends the row to quarantine
 * @param allowed the closed list of words of an {@link FieldType#ENUMERATION}, else empty
 */
public record FeedField(String name, FieldType type, boolean required, List<String> allowed) {

    public FeedField {
        Objects.requireNonNull(name, "name");
        allowed = List.copyOf(allowed);
        if ((type == FieldType.ENUMERATION) == allowed.isEmpty()) {
            throw new IllegalArgumentException("field " + name + ": exactly enumerations list allowed words");
        }
    }

    static FeedField required(String name, FieldType type) {
        return new FeedField(name, type, true, List.of());
    }

    static FeedField optional(String name, FieldType type) {
        return new FeedField(name, type, false, List.of());
    }

    static FeedField oneOf(String name, String... allowed) {
        return new FeedField(name, FieldType.ENUMERATION, true, List.of(allowed));
    }
}
