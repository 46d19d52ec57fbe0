package org.loomwatch.jobs.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * What every subtask of one run must know, fixed when the run begins.
 *
 * @param run number of the run; greater than every earlier one's
 * @param latestReport milliseconds since 1970 after which a reported_at lies in the future
 * @param storedMonths months since 1970 of each feed that held records when the run began
 * @param unfinishedRuns earlier runs that were interrupted: their records are stored, the indicators may not be
 */
public record IngestRun(
        ClickHouseConnection connection,
        long run,
        long latestReport,
        Map<Feed, List<Integer>> storedMonths,
        List<Long> unfinishedRuns)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final long ATTEMPTS = 1000;
    private static final int FLUSH_BITS = 20;

    /** Number of one attempt at the run; rows carry it, so that an interrupted attempt's can be told apart. */
    public long epoch(int attempt) {
        return run * ATTEMPTS + attempt;
    }

    /** Versions of rows of {@code enterprise_month} written under an epoch lie from this one on. */
    public static long version(long epoch) {
        return epoch << FLUSH_BITS;
    }

    /** No row that a run wrote has a smaller version. */
    public static long firstVersion(long run) {
        return version(run * ATTEMPTS);
    }

    /** The run that an epoch belongs to. */
    public static long runOf(long epoch) {
        return epoch / ATTEMPTS;
    }

    /** Whether the indicators of rows stored under an epoch are up to date or will be by this attempt's own end. */
    public boolean isSettled(long epoch, int attempt) {
        return epoch == epoch(attempt) || (runOf(epoch) != run && !unfinishedRuns.contains(runOf(epoch)));
    }
}
