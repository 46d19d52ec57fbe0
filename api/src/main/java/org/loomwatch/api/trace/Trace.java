package org.loomwatch.api.trace;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one figure of an enterprise comes from.
 *
 * @param value null if missing
 * @param inputs the measures that the formula looks at, month by month
 * @param peers who it was compared with; null if it compares nobody
 * @param records the feed records behind the inputs, latest month first
 * @param recordsComplete whether these are all of them
 */
public record Trace(
        String uscc,
        YearMonth month,
        String id,
        String nameZh,
        String nameEn,
        String unit,
        String formula,
        @Nullable Double value,
        List<Input> inputs,
        @Nullable Peers peers,
        List<RecordItem> records,
        boolean recordsComplete) {

    /** One measure of one month; null is missing. */
    public record Input(
            YearMonth month,
            String id,
            String nameZh,
            String nameEn,
            String unit,
            @Nullable Double value) {}

    /**
     * The group that was compared.
     *
     * @param reporting enterprises of it with a value, this one among them
     * @param below how many of them have a smaller one
     * @param equal how many have the same, this one among them
     */
    public record Peers(String industry, String size, long reporting, long below, long equal) {}

    /**
     * A feed record that holds now.
     *
     * @param text its own columns in short
     * @param corrections the versions that it replaced, earliest first
     */
    public record RecordItem(
            String feed,
            String recordId,
            YearMonth month,
            Instant reportedAt,
            String text,
            String file,
            long line,
            List<Correction> corrections) {

        RecordItem with(List<Correction> earlier) {
            return new RecordItem(feed, recordId, month, reportedAt, text, file, line, earlier);
        }
    }

    /** An earlier version of a record. */
    public record Correction(Instant reportedAt, String file, long line) {}
}
