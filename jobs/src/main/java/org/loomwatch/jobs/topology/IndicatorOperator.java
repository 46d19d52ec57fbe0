package org.loomwatch.jobs.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.EnterpriseMonths;
import org.loomwatch.jobs.clickhouse.StoredCells;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.CellBlock;
import org.loomwatch.jobs.indicator.IndicatorUpdater;
import org.loomwatch.jobs.ingest.IngestRun;
import org.loomwatch.jobs.record.FeedCode;

/**
 * Owns a range of enterprises and keeps their months up to date. What changed gathers until there is enough or a checkpoint
 * comes; then it is in ClickHouse, and nothing is left here that would have to outlive a failure.
 */
final class IndicatorOperator extends AbstractStreamOperator<Integer>
        implements OneInputStreamOperator<CellBlock, Integer> {

    private static final long serialVersionUID = 1;

    private final IngestRun run;
    private final int mostEntries;
    private final int insertBytes;
    private final LongCounter enterpriseCount = new LongCounter();
    private final LongCounter indicatorCount = new LongCounter();

    private transient BinaryClient client;
    private transient StoredCells stored;
    private transient IndicatorUpdater updater;
    private transient int flushes;

    /** @param memory of so many subtasks */
    IndicatorOperator(IngestRun run, int subtasks, IngestMemory memory) {
        this.run = run;
        mostEntries = memory.enterpriseMonths() / subtasks;
        insertBytes = memory.insertBytes();
    }

    /** The subtask that owns an enterprise: each owns a contiguous range, so that it reads and writes contiguous keys. */
    static int ownerOf(int enterprise, int enterprises, int owners) {
        return (int) ((long) enterprise * owners / enterprises);
    }

    @Override
    public void open() throws Exception {
        super.open();
        client = new BinaryClient(run.connection());
        EnterpriseIndex enterprises = SharedEnterprises.get(run, client);
        int owners = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int first = firstOf(subtask, enterprises.size(), owners);
        int size = firstOf(subtask + 1, enterprises.size(), owners) - first;
        EnterpriseMonths months = new EnterpriseMonths(client, enterprises, insertBytes);
        stored = new StoredCells(client, enterprises);
        updater = new IndicatorUpdater(first, size, months, stored);
        boolean restarted = getRuntimeContext().getTaskInfo().getAttemptNumber() > 0;
        var storedMonths = restarted ? stored.listMonths() : run.storedMonths();
        storedMonths.forEach((feed, all) -> all.forEach(month -> updater.noteStoredMonth(FeedCode.of(feed), month)));
        boolean interrupted = restarted || !run.unfinishedRuns().isEmpty();
        months.findHorizon().ifPresent(horizon -> {
            updater.setHorizon(horizon);
            if (interrupted) {
                months.readLastRows(updater::noteLastRow);
            } else {
                months.readRowsAt(horizon, first, size, updater::noteLastRow);
            }
        });
        if (interrupted) {
            mend(restarted);
        }
        getRuntimeContext().addAccumulator(Counts.ENTERPRISES, enterpriseCount);
        getRuntimeContext().addAccumulator(Counts.INDICATORS, indicatorCount);
    }

    @Override
    public void processElement(StreamRecord<CellBlock> element) {
        updater.add(element.getValue());
        if (updater.pending() >= mostEntries) {
            updater.flush(OptionalInt.empty(), nextVersion());
            sendMovedMonths();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (client != null) {
            client.close();
        }
        super.close();
    }

    private void flush() {
        // Everything resolved before has been stored, so the tables know the latest month of all.
        updater.flush(stored.findHorizon(), nextVersion());
        sendMovedMonths();
        enterpriseCount.resetLocal();
        enterpriseCount.add(updater.touchedEnterprises());
        indicatorCount.resetLocal();
        indicatorCount.add(updater.writtenIndicators());
    }

    private void sendMovedMonths() {
        updater.takeMovedMonths().stream().forEach(month -> output.collect(new StreamRecord<>(month)));
    }

    /** Counts anew what interrupted attempts stored without surely reaching the indicators. */
    private void mend(boolean restarted) {
        List<Long> runs = new ArrayList<>(run.unfinishedRuns());
        if (restarted) {
            runs.add(run.run());
        }
        for (Feed feed : Feed.values()) {
            stored.findCells(feed, runs, (enterprise, month) -> {
                if (updater.owns(enterprise)) {
                    updater.recount(enterprise, month, FeedCode.of(feed));
                }
            });
        }
    }

    private long nextVersion() {
        return IngestRun.version(run.epoch(getRuntimeContext().getTaskInfo().getAttemptNumber())) | flushes++;
    }

    private static int firstOf(int subtask, int enterprises, int owners) {
        return (int) (((long) subtask * enterprises + owners - 1) / owners);
    }
}
