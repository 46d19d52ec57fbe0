package org.loomwatch.jobs.topology;

import java.util.HashSet;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.loomwatch.jobs.indicator.CellBlock;
import org.loomwatch.jobs.indicator.CellBlockType;
import org.loomwatch.jobs.ingest.IngestRun;
import org.loomwatch.jobs.reading.FeedFileFormat;
import org.loomwatch.jobs.reading.LineChunk;
import org.loomwatch.jobs.record.RowBlock;
import org.loomwatch.jobs.record.RowBlockType;
import org.loomwatch.jobs.topic.FeedMessages;
import org.loomwatch.jobs.topic.TopicSlice;

/**
 * The one Flink topology of ingest: lines → (parse, check, conform) → by record_id (resolve versions, store records) → by
 * enterprise (measures, indicators) → by month (places among peers). Rows travel in blocks of thousands.
 */
public final class IngestTopology {

    private final IngestRun run;
    private final IngestMemory memory;

    public IngestTopology(IngestRun run, IngestMemory memory) {
        this.run = run;
        this.memory = memory;
    }

    /** Adds the bounded topology over feed files, read in the order given. */
    public void addFiles(StreamExecutionEnvironment environment, List<java.nio.file.Path> files) {
        Path[] paths = files.stream().map(file -> new Path(file.toUri())).toArray(Path[]::new);
        FileSource<LineChunk> source = FileSource.forBulkFileFormat(new FeedFileFormat(), paths)
                .setFileEnumerator(() -> new OrderedFiles(List.of()))
                .setSplitAssigner(OrderedFiles::new)
                .processStaticFileSet()
                .build();
        DataStream<LineChunk> lines = environment.fromSource(source, WatermarkStrategy.noWatermarks(), "feed files");
        boolean few = files.size() < environment.getParallelism() * 2;
        add(few ? lines.rebalance() : lines, environment.getParallelism());
    }

    /** Adds the bounded topology over messages of the feeds' topics. */
    public void addTopics(StreamExecutionEnvironment environment, TopicSlice slice) {
        KafkaSource<LineChunk> source = KafkaSource.<LineChunk>builder()
                .setProperties(slice.address().clientSettings())
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setClientIdPrefix("loomwatch-" + run.run())
                .setPartitions(new HashSet<>(slice.ranges().keySet()))
                .setStartingOffsets(OffsetsInitializer.offsets(slice.firsts()))
                .setBounded(OffsetsInitializer.offsets(slice.ends()))
                .setDeserializer(new FeedMessages(slice.address(), slice.cluster()))
                .build();
        add(
                environment.fromSource(source, WatermarkStrategy.noWatermarks(), "feed topics"),
                environment.getParallelism());
    }

    private void add(DataStream<LineChunk> lines, int parallelism) {
        boolean restarts = lines.getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled();
        DataStream<RowBlock> rows =
                lines.transform("conform", RowBlockType.INSTANCE, new ParseOperator(run, parallelism, restarts));
        DataStream<CellBlock> cells = rows.partitionCustom(target(), RowBlock::target)
                .transform("resolve", CellBlockType.INSTANCE, new ResolveOperator(run, parallelism, memory, restarts));
        DataStream<Integer> movedMonths = cells.partitionCustom(target(), CellBlock::target)
                .transform("indicators", Types.INT, new IndicatorOperator(run, parallelism, memory));
        movedMonths
                .partitionCustom(PeerOperator::ownerOf, month -> month)
                .transform("peers", Types.VOID, new PeerOperator(run));
    }

    private static Partitioner<Integer> target() {
        return (target, partitions) -> target;
    }
}
