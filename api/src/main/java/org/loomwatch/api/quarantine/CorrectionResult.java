package org.loomwatch.api.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of many corrected rows. Each is accepted or refused on its own.
 *
 * @param accepted rows that lie in the inbox now
 * @param files of the inbox that hold them
 * @param refused the others
 */
public record CorrectionResult(long rows, long accepted, List<String> files, List<Refusal> refused) {

    /**
     * A row that is still in quarantine, or never was.
     *
     * @param reason a reason of quarantine, or {@code not_open}: no open row of the feed that may be settled by this viewer
     * @param column the field at fault, if one is
     */
    public record Refusal(
            String fileHash,
            long line,
            String reason,
            String reasonZh,
            String reasonEn,
            @Nullable String column,
            @Nullable String expected) {}
}
