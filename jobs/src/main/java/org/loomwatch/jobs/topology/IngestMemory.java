package org.loomwatch.jobs.topology;

/**
 * How much may gather before it is written; what waits, over all subtasks of an operator.
 *
 * @param rowBytes packed rows waiting to be resolved, about 90 bytes a row
 * @param enterpriseMonths months waiting to be recalculated, about 190 bytes each
 * @param insertBytes rows of a table that a subtask sends at once: large, so that ClickHouse has few parts to merge
 */
public record IngestMemory(long rowBytes, int enterpriseMonths, int insertBytes) {

    private static final long MOST_INSERTED = 128 << 20;

    /** Shares for a heap of the given size. */
    public static IngestMemory ofHeap(long bytes) {
        return new IngestMemory(
                bytes / 4, (int) Math.min(8_000_000, bytes / 4 / 190), (int) Math.min(MOST_INSERTED, bytes / 32));
    }
}
