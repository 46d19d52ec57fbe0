package org.loomwatch.jobs.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.conform.FeedHeader;
import org.loomwatch.jobs.conform.FeedParser;
import org.loomwatch.jobs.conform.Fields;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.ingest.IngestRun;
import org.loomwatch.jobs.reading.FileFormat;
import org.loomwatch.jobs.reading.LineChunk;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.RowBlock;

/**
 * Parses, checks and conforms rows; sends them, packed, to the subtask that knows their record_id; writes rejected ones to
 * quarantine. Holds nothing over a checkpoint.
 */
final class ParseOperator extends AbstractStreamOperator<RowBlock>
        implements OneInputStreamOperator<LineChunk, RowBlock>, FeedParser.Sink {

    private static final long serialVersionUID = 1;
    private static final int BLOCK_BYTES = 1 << 16;

    private final IngestRun run;
    private final int resolvers;
    private final boolean restarts;
    private final LongCounter resumed = new LongCounter();

    private transient KeptCounts counts;
    private transient LongCounter records;
    private transient LongCounter bytes;
    private transient BinaryClient client;
    private transient EnterpriseIndex enterprises;
    private transient QuarantineWriter quarantine;
    private transient Bytes[] blocks;
    private transient @Nullable LineChunk current;
    private transient @Nullable FeedParser parser;

    /**
     * @param resolvers parallelism of the next operator
     * @param restarts whether there are checkpoints to go on from
     */
    ParseOperator(IngestRun run, int resolvers, boolean restarts) {
        this.run = run;
        this.restarts = restarts;
        this.resolvers = resolvers;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counts = new KeptCounts(context, getRuntimeContext(), run, "conform");
        resumed.add(counts.of(Counts.RECORDS).getLocalValuePrimitive());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        counts.snapshot();
    }

    @Override
    public void open() throws Exception {
        super.open();
        client = new BinaryClient(run.connection());
        enterprises = SharedEnterprises.get(run, client);
        quarantine = new QuarantineWriter(client);
        blocks = new Bytes[resolvers];
        for (int target = 0; target < resolvers; target++) {
            blocks[target] = new Bytes(BLOCK_BYTES + 4096);
        }
        records = counts.of(Counts.RECORDS);
        bytes = counts.of(Counts.BYTES);
        getRuntimeContext().addAccumulator(Counts.REFUSED, counts.notes());
        getRuntimeContext().addAccumulator(Counts.RESUMED, resumed);
    }

    @Override
    public void processElement(StreamRecord<LineChunk> element) {
        LineChunk chunk = element.getValue();
        Reason refusal = chunk.refusal();
        if (refusal != null) {
            counts.notes().add(chunk.file() + ": " + refusal.id() + " (" + chunk.detail() + ")");
            quarantine.refuse(source(chunk), refusal, chunk.detail());
            return;
        }
        if (current == null
                || !current.file().equals(chunk.file())
                || !current.hash().equals(chunk.hash())) {
            sendAll();
            FeedHeader header = chunk.format() == FileFormat.CSV
                    ? FeedHeader.parse(chunk.feed(), chunk.header())
                    : FeedHeader.canonical(chunk.feed());
            parser = new FeedParser(chunk.format(), header, enterprises, run.latestReport());
        }
        current = chunk;
        if (parser != null) {
            bytes.add(chunk.size());
            records.add(parser.parse(chunk.data(), chunk.size(), chunk.firstLine(), this));
        }
    }

    @Override
    public void accepted(Bytes row) {
        int target = (int) Long.remainderUnsigned(RowBlock.idHash(row.array(), 0), resolvers);
        Bytes block = blocks[target];
        block.putBytes(row.array(), 0, row.size());
        if (block.size() >= BLOCK_BYTES) {
            send(target);
        }
    }

    @Override
    public void rejected(Rejection rejection, int line, byte[] text, int from, int to, @Nullable Fields fields) {
        LineChunk chunk = current;
        if (chunk != null) {
            counts.of(Counts.QUARANTINED + rejection.reason().id()).add(1);
            List<String> key = fields == null ? List.of() : List.of(fields.text(0), fields.text(1), fields.text(2));
            String original = new String(text, from, to - from, StandardCharsets.UTF_8);
            quarantine.reject(source(chunk), line, rejection, key, original);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        sendAll();
        quarantine.flush();
    }

    @Override
    public void finish() throws Exception {
        sendAll();
        quarantine.flush();
        if (restarts) {
            counts.finish(client);
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

    private static QuarantineSource source(LineChunk chunk) {
        return new QuarantineSource(chunk.file(), chunk.hash(), chunk.feed().id());
    }

    private void sendAll() {
        for (int target = 0; target < resolvers; target++) {
            send(target);
        }
    }

    private void send(int target) {
        Bytes block = blocks[target];
        if (block.size() > 0 && current != null) {
            byte[] data = block.copy();
            output.collect(new StreamRecord<>(new RowBlock(target, current.file(), data, data.length)));
            block.truncate(0);
        }
    }
}
