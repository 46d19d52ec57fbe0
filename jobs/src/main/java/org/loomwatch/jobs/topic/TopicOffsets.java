package org.loomwatch.jobs.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.record.Bytes;

/** The table {@code topic_offset}: how far finished runs have read. */
public final class TopicOffsets {

    private final BinaryClient client;

    public TopicOffsets(BinaryClient client) {
        this.client = client;
    }

    /** Offsets of the next messages; partitions that no run has read are absent. */
    Map<TopicPartition, Long> read(String cluster) {
        return client.query(
                "SELECT topic, toUInt64(partition), next FROM topic_offset FINAL WHERE cluster = '"
                        + cluster.replace("\\", "\\\\").replace("'", "\\'") + "'",
                rows -> {
                    Map<TopicPartition, Long> offsets = new HashMap<>();
                    while (rows.hasNext()) {
                        String topic = rows.readString();
                        int partition = (int) rows.readLong();
                        offsets.put(new TopicPartition(topic, partition), rows.readLong());
                    }
                    return offsets;
                });
    }

    /** Notes that a run has taken in a slice. */
    public void write(TopicSlice slice, long run) {
        Bytes rows = new Bytes(256);
        slice.ends().forEach((partition, next) -> {
            rows.putString(slice.cluster());
            rows.putString(partition.topic());
            rows.putInt(partition.partition());
            rows.putLong(next);
            rows.putLong(run);
        });
        client.insert(
                "topic_offset", List.of("cluster", "topic", "partition", "next", "run"), rows.array(), rows.size());
    }
}
