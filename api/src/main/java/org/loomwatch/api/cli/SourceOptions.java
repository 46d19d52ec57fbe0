package org.loomwatch.api.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.flink.FlinkCluster;
import org.loomwatch.jobs.topic.TopicAddress;
import picocli.CommandLine.Option;

/** Where feeds come from beside files, and where the jobs run. */
final class SourceOptions {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,...",
            description =
                    "Take in the messages of the feeds' Kafka topics: each a JSON object with the keys of the feed's header.")
    private @Nullable String kafka;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The topics are named for the feeds, with this before the name (default: nothing).")
    private String prefix;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka client, such as security.protocol and sasl.jaas.config.")
    private @Nullable Path config;

    @Option(
            names = "--cluster",
            paramLabel = "HOST:PORT",
            description = {
                "Run the jobs on the Flink cluster whose REST interface this is, not in this process.",
                "It must reach the files under the same names, and ClickHouse (LOOMWATCH_CLICKHOUSE_URL)."
            })
    private @Nullable String cluster;

    /** @throws BadInputException if the settings cannot be read */
    Optional<TopicAddress> topics() {
        if (kafka == null) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        if (config != null) {
            try (Reader reader = Files.newBufferedReader(config)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new BadInputException("--kafka-config: cannot read " + config);
            }
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return Optional.of(new TopicAddress(kafka, prefix, settings));
    }

    /** @throws BadInputException if it is no address */
    Optional<FlinkCluster> cluster() {
        try {
            return Optional.ofNullable(cluster).map(FlinkCluster::parse);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--cluster: " + e.getMessage());
        }
    }
}
