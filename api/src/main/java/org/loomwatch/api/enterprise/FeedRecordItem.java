package org.loomwatch.api.enterprise;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One feed record as delivered, in its latest version.
 *
 * @param fields the feed's own columns; null where empty
 * @param file the file it came with
 * @param line line in that file
 */
public record FeedRecordItem(
        String recordId,
        YearMonth month,
        Instant reportedAt,
        Map<String, @Nullable Object> fields,
        String file,
        long line) {}
