package org.loomwatch.jobs.topic;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.reading.FileFormat;
import org.loomwatch.jobs.reading.LineChunk;
import org.loomwatch.jobs.reading.LineChunkType;
import org.loomwatch.jobs.record.XxHash64;

/**
 * One message is one row: a flat JSON object with the keys of the feed's header. Its place is named as a file's would be: {@code
 * <topic>/<partition>}, and line = offset + 1.
 */
public final class FeedMessages implements KafkaRecordDeserializationSchema<LineChunk> {

    private static final long serialVersionUID = 1;

    /** Lines are counted by int; beyond so many messages the place gets another name. */
    private static final int BLOCK_BITS = 30;

    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

    private final TopicAddress address;
    private final String cluster;
    private transient @Nullable Map<String, Place> places;

    /** @param cluster id of the Kafka cluster, so that the same offset of another one is another place */
    public FeedMessages(TopicAddress address, String cluster) {
        this.address = address;
        this.cluster = cluster;
    }

    private record Place(String name, String hash, Feed feed) {}

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<LineChunk> out) {
        Place place = place(message);
        byte[] text = message.value() == null ? NOTHING : message.value();
        int line = (int) (message.offset() & ((1L << BLOCK_BITS) - 1)) + 1;
        out.collect(new LineChunk(
                place.name(),
                place.hash(),
                place.feed(),
                FileFormat.NDJSON,
                "",
                line,
                withoutBreaks(text),
                text.length,
                null,
                ""));
    }

    @Override
    public TypeInformation<LineChunk> getProducedType() {
        return LineChunkType.INSTANCE;
    }

    private Place place(ConsumerRecord<byte[], byte[]> message) {
        Map<String, Place> known = places;
        if (known == null) {
            known = new HashMap<>();
            places = known;
        }
        long block = message.offset() >>> BLOCK_BITS;
        String name = message.topic() + "/" + message.partition() + (block == 0 ? "" : "+" + block);
        return known.computeIfAbsent(name, fresh -> {
            byte[] whole = (cluster + "/" + fresh).getBytes(StandardCharsets.UTF_8);
            Feed feed = address.findFeed(message.topic())
                    .orElseThrow(() -> new IllegalStateException(message.topic() + " is no feed's topic"));
            return new Place(fresh, "topic%016x".formatted(XxHash64.hash(whole, 0, whole.length)), feed);
        });
    }

    /** Line breaks between the tokens of a JSON text mean nothing; within a string they cannot stand. */
    private static byte[] withoutBreaks(byte[] text) {
        byte[] flat = text;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n' || text[at] == '\r') {
                if (flat == text) {
                    flat = text.clone();
                }
                flat[at] = ' ';
            }
        }
        return flat;
    }
}
