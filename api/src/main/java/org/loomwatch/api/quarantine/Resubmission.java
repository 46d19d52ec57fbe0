package org.loomwatch.api.quarantine;

import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.conform.Rejection;

/**
 * What came of a corrected row.
 *
 * @param outcome {@code accepted}: every rule holds, the row lies in the inbox; {@code rejected}: nothing changed
 * @param column the field at fault, empty if it is the row as a whole; null if accepted
 * @param file the inbox file that holds the corrected row; null if rejected
 */
public record Resubmission(
        String outcome,
        @Nullable String column,
        @Nullable String reason,
        @Nullable String reasonZh,
        @Nullable String reasonEn,
        @Nullable String expected,
        @Nullable String file) {

    static Resubmission accepted(String file) {
        return new Resubmission("accepted", null, null, null, null, null, file);
    }

    static Resubmission rejected(Rejection found) {
        return new Resubmission(
                "rejected",
                found.column(),
                found.reason().id(),
                found.reason().zh(),
                found.reason().en(),
                found.expected(),
                null);
    }

    public boolean isAccepted() {
        return outcome.equals("accepted");
    }
}
