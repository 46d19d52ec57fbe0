package org.loomwatch.jobs.topic;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What one run reads: of each partition the messages from one offset up to, not including, another. Fixed when the run begins, so
 * that the run ends.
 *
 * @param cluster id of the Kafka cluster
 */
public record TopicSlice(TopicAddress address, String cluster, Map<TopicPartition, Range> ranges) {

    public TopicSlice {
        ranges = Map.copyOf(ranges);
    }

    /** Offsets from {@code first} up to, not including, {@code end}. */
    public record Range(long first, long end) {}

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public long messages() {
        return ranges.values().stream()
                .mapToLong(range -> range.end() - range.first())
                .sum();
    }

    public Map<TopicPartition, Long> firsts() {
        return offsets(Range::first);
    }

    public Map<TopicPartition, Long> ends() {
        return offsets(Range::end);
    }

    private Map<TopicPartition, Long> offsets(ToLongFunction<Range> offset) {
        return ranges.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset.applyAsLong(entry.getValue())));
    }

    @Override
    public String toString() {
        Map<String, Range> sorted = new TreeMap<>();
        ranges.forEach((partition, range) -> sorted.put(partition.toString(), range));
        return sorted.toString();
    }
}
