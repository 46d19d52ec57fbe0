package org.loomwatch.jobs.resolve;

/**
 * One live row of a {@code record_<feed>} table, as far as resolving needs it.
 *
 * @param bytes holds the record_id at {@code [from, from + length)}; only valid until the next row is read
 * @param epoch the flush that wrote the row
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredRecord(
        byte[] bytes, int from, int length, long idHash, int enterprise, int month, long version, long epoch) {}
