package org.loomwatch.jobs.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks which messages of the feeds' topics no run has taken in. */
public final class TopicWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

    private final TopicAddress address;
    private final Admin admin;

    /** @throws TopicException if the settings make no client */
    public TopicWatch(TopicAddress address) {
        this.address = address;
        try {
            admin = Admin.create(address.clientSettings());
        } catch (KafkaException e) {
            throw new TopicException("Kafka at " + address.servers() + ": " + e.getMessage(), e);
        }
    }

    /**
     * What there is beyond the given offsets, now. Topics that do not exist yet are empty.
     *
     * @throws TopicException if Kafka does not answer
     */
    public TopicSlice look(TopicOffsets known) {
        try {
            String cluster = admin.describeCluster().clusterId().get();
            Map<TopicPartition, Long> next = known.read(cluster);
            Set<String> existing = admin.listTopics().names().get();
            List<String> topics =
                    address.topics().stream().filter(existing::contains).toList();
            List<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> latest = offsets(partitions, OffsetSpec.latest());
            Map<TopicPartition, TopicSlice.Range> ranges = new HashMap<>();
            for (TopicPartition partition : partitions) {
                long end = latest.get(partition);
                long first = first(partition, next.getOrDefault(partition, 0L), earliest.get(partition), end);
                if (first < end) {
                    ranges.put(partition, new TopicSlice.Range(first, end));
                }
            }
            return new TopicSlice(address, cluster, ranges);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicException("interrupted while asking Kafka at " + address.servers(), e);
        } catch (ExecutionException e) {
            throw new TopicException("Kafka at " + address.servers() + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static long first(TopicPartition partition, long next, long earliest, long end) {
        if (next > end) {
            LOG.warn(
                    "{} ends before the offset {} that was read: it is another topic, read from its beginning",
                    partition,
                    next);
            return earliest;
        }
        if (next > 0 && next < earliest) {
            LOG.warn("{}: {} messages were deleted before they were read", partition, earliest - next);
        }
        return Math.max(next, earliest);
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .offset()));
    }
}
