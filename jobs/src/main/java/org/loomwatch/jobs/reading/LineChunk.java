package org.loomwatch.jobs.reading;

import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.Reason;

/**
 * A piece of one file: whole rows in UTF-8, or word that the file is refused.
 *
 * @param header the file's header line; empty for NDJSON
 * @param firstLine line number of the first byte of {@code data}, counted from 1
 * @param size used bytes of {@code data}
 * @param refusal why the whole file is refused, else null
 * @param detail what was found in a refused file
 */
@SuppressWarnings("ArrayRecordComponent")
public record LineChunk(
        String file,
        String hash,
        Feed feed,
        FileFormat format,
        String header,
        int firstLine,
        byte[] data,
        int size,
        @Nullable Reason refusal,
        String detail) {}
