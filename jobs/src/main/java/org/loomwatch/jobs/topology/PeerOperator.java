package org.loomwatch.jobs.topology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.PeerMonths;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.PeerGroups;
import org.loomwatch.jobs.indicator.PeerUpdater;
import org.loomwatch.jobs.ingest.IngestRun;

/**
 * Owns a share of the months: told that values of a month moved, compares all enterprises of that month anew, once, when
 * everything before the next checkpoint, or the end, is stored.
 */
final class PeerOperator extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Integer, Void> {

    private static final long serialVersionUID = 1;

    private final IngestRun run;
    private final LongCounter indicatorCount = new LongCounter();

    private transient BinaryClient client;
    private transient BitSet moved;
    private transient @Nullable PeerGroups groups;

    PeerOperator(IngestRun run) {
        this.run = run;
    }

    /** The subtask that owns a month. */
    static int ownerOf(int month, int owners) {
        return month % owners;
    }

    @Override
    public void open() throws Exception {
        super.open();
        client = new BinaryClient(run.connection());
        moved = new BitSet();
        List<Long> interrupted = new ArrayList<>(run.unfinishedRuns());
        if (attempt() > 0) {
            interrupted.add(run.run());
        }
        if (!interrupted.isEmpty()) {
            int owners = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
            int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            long since = IngestRun.firstVersion(Collections.min(interrupted));
            PeerMonths.listMonthsSince(client, since).stream()
                    .filter(month -> ownerOf(month, owners) == subtask)
                    .forEach(moved::set);
        }
        getRuntimeContext().addAccumulator(Counts.INDICATORS, indicatorCount);
    }

    @Override
    public void processElement(StreamRecord<Integer> element) {
        moved.set(element.getValue());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        compare();
    }

    @Override
    public void finish() throws Exception {
        compare();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (client != null) {
            client.close();
        }
        super.close();
    }

    private void compare() {
        if (moved.isEmpty()) {
            return;
        }
        EnterpriseIndex enterprises = SharedEnterprises.get(run, client);
        PeerGroups known = groups;
        if (known == null) {
            known = PeerMonths.readGroups(client, enterprises);
            groups = known;
        }
        PeerUpdater updater = new PeerUpdater(
                known, new PeerMonths(client, enterprises, known, IngestRun.version(run.epoch(attempt()))));
        moved.stream().forEach(updater::update);
        indicatorCount.add(updater.writtenIndicators());
        moved.clear();
    }

    private int attempt() {
        return getRuntimeContext().getTaskInfo().getAttemptNumber();
    }
}
