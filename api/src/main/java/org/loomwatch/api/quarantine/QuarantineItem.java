package org.loomwatch.api.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rejected row, or a file refused whole.
 *
 * @param fileHash of the file's content; with the line it names the item
 * @param line in that file; 0 stands for the file as a whole
 * @param feed a feed, or the name of the master data
 * @param column the field at fault; empty if it is the row as a whole
 * @param expected what a valid text would have been, or what was found in a refused file
 * @param original the row as it stood
 * @param state {@code open}, {@code resubmitted} or {@code dismissed}
 */
public record QuarantineItem(
        String file,
        String fileHash,
        long line,
        String feed,
        String recordId,
        String uscc,
        String month,
        String column,
        String reason,
        String reasonZh,
        String reasonEn,
        String expected,
        String original,
        Instant ingestedAt,
        String state,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String note) {}
