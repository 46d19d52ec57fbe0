package org.loomwatch.jobs.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.CsvLine;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.jobs.testing.IngestTables;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;

/** The feeds as messages of a real broker give the tables that the same rows give as files. */
class TopicIngestTest {

    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;
    private static ClickHouse clickHouse;

    @BeforeAll
    static void open() throws Exception {
        broker = KafkaBroker.start(directory);
        clickHouse = ClickHouse.open(StoreSettings.embedded(DataDirectory.create(directory.resolve("data"))));
        new ClickHouseMigrator(clickHouse.dataSource()).migrate();
    }

    @AfterAll
    static void close() {
        clickHouse.close();
        broker.close();
    }

    @Test
    void messagesGiveTheTablesThatFilesGive() throws Exception {
        Path district = directory.resolve("district");
        new DistrictGenerator()
                .generate(
                        new DistrictRequest(district, 30, 3, 5, 0.02, YearMonth.of(2026, 9), 1),
                        GenerationProgress.SILENT);
        IngestService service = new IngestService(clickHouse.connection());
        IngestTables tables = new IngestTables(clickHouse);
        IngestResult ofFiles = service.ingest(new IngestRequest(List.of(district), AS_OF), IngestProgress.SILENT);
        List<String> expected = tables.contents();
        tables.emptyAllBut("enterprise");

        TopicAddress address = new TopicAddress(broker.servers(), "district.", Map.of());
        try (Admin admin = Admin.create(address.clientSettings());
                TopicWatch watch = new TopicWatch(address)) {
            assertTrue(service.ingest(watch, AS_OF, IngestProgress.SILENT).isEmpty(), "there is no topic yet");
            admin.createTopics(Stream.of(Feed.values())
                            .map(feed -> new NewTopic("district." + feed.id(), 2, (short) 1))
                            .toList())
                    .all()
                    .get();
            List<ProducerRecord<byte[], byte[]>> messages = messages(district.resolve("feeds"));
            assertEquals(ofFiles.records(), messages.size());
            send(messages.subList(0, messages.size() / 3));
            IngestResult first =
                    service.ingest(watch, AS_OF, IngestProgress.SILENT).orElseThrow();
            assertEquals(messages.size() / 3, first.records());
            send(messages.subList(messages.size() / 3, messages.size()));
            IngestResult second =
                    service.ingest(watch, AS_OF, IngestProgress.SILENT).orElseThrow();
            assertEquals(messages.size(), first.records() + second.records());
            assertEquals(expected, tables.contents());
            assertTrue(service.ingest(watch, AS_OF, IngestProgress.SILENT).isEmpty(), "all has been read");

            send(List.of(
                    message("power", 0, "{\n \"record_id\": \"broken over lines\",\r\n \"kwh\": -1}"),
                    message("power", 0, "no object"),
                    new ProducerRecord<>("district.power", 0, null, null)));
            IngestResult bad =
                    service.ingest(watch, AS_OF, IngestProgress.SILENT).orElseThrow();
            assertEquals(3, bad.records());
            assertEquals(Map.of("missing_key", 1L, "unreadable_row", 2L), bad.quarantined());
            long end = messages.stream()
                    .filter(message -> message.topic().equals("district.power") && message.partition() == 0)
                    .count();
            assertEquals(
                    List.of(end + 1 + "", end + 2 + "", end + 3 + ""),
                    tables.list("SELECT toString(line) FROM quarantine FINAL WHERE file = 'district.power/0'"
                            + " AND reason IN ('missing_key', 'unreadable_row') AND line > " + end + " ORDER BY line"));
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        TopicAddress nowhere = new TopicAddress(
                "127.0.0.1:1", "", Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "300"));
        try (TopicWatch watch = new TopicWatch(nowhere)) {
            IngestService service = new IngestService(clickHouse.connection());
            TopicException failure =
                    assertThrows(TopicException.class, () -> service.ingest(watch, AS_OF, IngestProgress.SILENT));
            assertTrue(failure.getMessage().contains("127.0.0.1:1"), failure::getMessage);
        }
    }

    /** Every row of the feed files as a JSON object, spread over two partitions. */
    private static List<ProducerRecord<byte[], byte[]>> messages(Path feeds) throws IOException {
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(feeds)) {
            for (Path file : files.sorted().toList()) {
                String feed = file.getFileName().toString().split("-")[0];
                List<String> lines = Files.readAllLines(file);
                List<String> names = CsvLine.split(lines.get(0));
                for (String line : lines.subList(1, lines.size())) {
                    List<String> cells = CsvLine.split(line);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
                        row.put(names.get(i), cells.get(i));
                    }
                    boolean whole = cells.size() == names.size();
                    messages.add(message(feed, messages.size() % 2, whole ? MAPPER.writeValueAsString(row) : line));
                }
            }
        }
        return messages;
    }

    private static ProducerRecord<byte[], byte[]> message(String feed, int partition, String text) {
        return new ProducerRecord<>("district." + feed, partition, null, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(List<ProducerRecord<byte[], byte[]>> messages) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", broker.servers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    messages.stream().map(producer::send).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }
}
