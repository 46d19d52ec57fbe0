package org.loomwatch.jobs.topology;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.RecordWriter;
import org.loomwatch.jobs.clickhouse.StoredRecordsReader;
import org.loomwatch.jobs.clickhouse.SupersededWriter;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.CellBlock;
import org.loomwatch.jobs.indicator.Contributions;
import org.loomwatch.jobs.ingest.IngestRun;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.Months;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;
import org.loomwatch.jobs.resolve.RecordResolver;
import org.loomwatch.jobs.resolve.ResolveCounts;

/**
 * Owns a share of all record_ids: decides which version of each record holds, stores it, and tells the owner of the
 * enterprise what changed. Rows gather until there are enough or a checkpoint comes; then they are in ClickHouse, which is
 * the only state that lasts.
 */
final class ResolveOperator extends AbstractStreamOperator<CellBlock>
        implements OneInputStreamOperator<RowBlock, CellBlock>, RecordResolver.Outcome {

    private static final long serialVersionUID = 1;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int MOST_ROWS = 1 << 24;

    private final IngestRun run;
    private final int owners;
    private final long mostBytes;
    private final int insertBytes;
    private final boolean restarts;

    private transient KeptCounts kept;
    private transient BinaryClient client;
    private transient EnterpriseIndex enterprises;
    private transient StoredRecordsReader stored;
    private transient RecordResolver resolver;
    private transient RecordWriter writer;
    private transient SupersededWriter superseded;
    private transient Set<Feed> written;
    private transient Bytes[] blocks;
    private transient List<CellBlock> toTell;
    private transient long[] fields;
    private transient long[] contributions;

    /**
     * @param owners parallelism of the next operator
     * @param memory of all subtasks, as many as owners
     * @param restarts whether there are checkpoints to go on from
     */
    ResolveOperator(IngestRun run, int owners, IngestMemory memory, boolean restarts) {
        this.restarts = restarts;
        this.run = run;
        this.owners = owners;
        mostBytes = memory.rowBytes() / owners;
        insertBytes = memory.insertBytes();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        kept = new KeptCounts(context, getRuntimeContext(), run, "resolve");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        kept.snapshot();
    }

    @Override
    public void open() throws Exception {
        super.open();
        client = new BinaryClient(run.connection());
        enterprises = SharedEnterprises.get(run, client);
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        EnumSet<Feed> holding = EnumSet.noneOf(Feed.class);
        run.storedMonths().forEach((feed, months) -> {
            if (!months.isEmpty()) {
                holding.add(feed);
            }
        });
        if (attempt() > 0) {
            holding.addAll(EnumSet.allOf(Feed.class));
        }
        stored = new StoredRecordsReader(client, enterprises, "ingest_lookup_" + run.run() + "_" + subtask, holding);
        resolver = new RecordResolver();
        writer = new RecordWriter(client, run.epoch(attempt()), insertBytes);
        superseded = new SupersededWriter(client, enterprises);
        written = EnumSet.noneOf(Feed.class);
        blocks = new Bytes[owners];
        for (int target = 0; target < owners; target++) {
            blocks[target] = new Bytes(BLOCK_BYTES + 128);
        }
        toTell = new ArrayList<>();
        fields = new long[8];
        contributions = new long[8];
    }

    @Override
    public void processElement(StreamRecord<RowBlock> element) {
        resolver.add(element.getValue());
        if (resolver.bytes() >= mostBytes || resolver.rows() >= MOST_ROWS) {
            flush();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        if (restarts) {
            kept.finish(client);
        }
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (client != null) {
            client.close();
        }
        super.close();
    }

    @Override
    public void upsert(byte[] data, int row, String file, boolean fresh) {
        writer.flushIfFull();
        writer.upsert(data, row, file);
        written.add(FeedCode.feed(RowBlock.feed(data, row)));
        int feed = RowBlock.feed(data, row);
        int month = RowBlock.month(data, row);
        Bytes block = begin(RowBlock.enterprise(data, row), month, feed, !fresh);
        if (fresh) {
            Feed ofRow = FeedCode.feed(feed);
            RecordLayout.readFields(ofRow, data, RecordLayout.skipCommon(data, row + RowBlock.HEAD), fields);
            Contributions.of(ofRow, fields, Months.lastDay(month), contributions);
            for (int i = 0; i < Contributions.count(feed); i++) {
                block.putLong(contributions[i]);
            }
        }
    }

    @Override
    public void remove(byte[] data, int row, String file, int oldEnterprise, int oldMonth) {
        writer.remove(data, row, file, enterprises.code(oldEnterprise), Months.firstDay(oldMonth));
        begin(oldEnterprise, oldMonth, RowBlock.feed(data, row), true);
    }

    @Override
    public void superseded(byte[] data, int row, String file) {
        superseded.put(data, row, file);
    }

    @Override
    public void recount(byte[] data, int row) {
        begin(RowBlock.enterprise(data, row), RowBlock.month(data, row), RowBlock.feed(data, row), true);
    }

    private void flush() {
        if (resolver.rows() == 0) {
            return;
        }
        ResolveCounts counts = new ResolveCounts();
        int attempt = attempt();
        resolver.flush(stored, epoch -> run.isSettled(epoch, attempt), this, counts);
        superseded.flush();
        writer.flush();
        written.forEach(stored::noteStored);
        // Only what is stored may be told: the owner counts cells anew from the tables.
        for (int target = 0; target < owners; target++) {
            closeBlock(target);
        }
        toTell.forEach(block -> output.collect(new StreamRecord<>(block)));
        toTell.clear();
        kept.of(Counts.ACCEPTED).add(counts.accepted);
        kept.of(Counts.CORRECTED).add(counts.corrected);
        kept.of(Counts.DUPLICATES).add(counts.duplicates);
    }

    private Bytes begin(int enterprise, int month, int feed, boolean recount) {
        int target = IndicatorOperator.ownerOf(enterprise, enterprises.size(), owners);
        Bytes block = blocks[target];
        if (block.size() >= BLOCK_BYTES) {
            closeBlock(target);
        }
        block.putInt(enterprise);
        block.putShort(month);
        block.putByte(feed);
        block.putByte(recount ? 1 : 0);
        return block;
    }

    private void closeBlock(int target) {
        Bytes block = blocks[target];
        if (block.size() > 0) {
            toTell.add(new CellBlock(target, block.copy(), block.size()));
            block.truncate(0);
        }
    }

    private int attempt() {
        return getRuntimeContext().getTaskInfo().getAttemptNumber();
    }
}
