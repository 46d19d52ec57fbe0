package org.loomwatch.api.emergency.cap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.AlertMessage;

/**
 * What was found about one file.
 *
 * @param format {@code cap-1.0 cap-1.1 cap-1.2 atom rss}, or {@code unknown}
 * @param wellFormed whether it could be read at all
 * @param schemaValid whether it fits the schema of its format
 * @param errors why it is not valid; empty if it is
 * @param warnings what is legal but worth a look
 * @param message the message, if it is a valid one; also if all that is wrong is that CAP 1.1's schema forgot the signature
 *     which its text allows
 * @param entries what a feed lists
 * @param head the fields of the message that could be read, whether or not it is valid
 */
public record CapVerdict(
        String format,
        boolean wellFormed,
        boolean schemaValid,
        List<CapFinding> errors,
        List<CapFinding> warnings,
        SignatureState signature,
        Head head,
        @Nullable AlertMessage message,
        List<FeedEntry> entries) {

    public CapVerdict {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        entries = List.copyOf(entries);
    }

    /** What stands at the top of a message, as it stands there. */
    public record Head(
            @Nullable String identifier,
            @Nullable String sender,
            @Nullable String sent,
            @Nullable String status,
            @Nullable String msgType) {

        static final Head NONE = new Head(null, null, null, null, null);
    }

    public boolean valid() {
        return wellFormed && schemaValid && errors.isEmpty();
    }

    public boolean isFeed() {
        return format.equals("atom") || format.equals("rss");
    }

    public Optional<AlertMessage> findMessage() {
        return Optional.ofNullable(message);
    }
}
