package org.loomwatch.jobs.topic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.loomwatch.domain.feed.Feed;

/**
 * Where the feeds' topics are. The topic of a feed is named for it: {@code <prefix><feed>}.
 *
 * @param servers bootstrap servers, {@code host:port,...}
 * @param prefix of the topics' names; may be empty
 * @param settings of the Kafka client beyond that, such as {@code security.protocol}
 */
public record TopicAddress(String servers, String prefix, Map<String, String> settings) implements Serializable {

    private static final long serialVersionUID = 1;

    public TopicAddress {
        settings = Map.copyOf(settings);
        if (servers.isBlank()) {
            throw new IllegalArgumentException("no Kafka server is named");
        }
    }

    /** Names of the topics of all feeds. */
    List<String> topics() {
        return Arrays.stream(Feed.values()).map(feed -> prefix + feed.id()).toList();
    }

    /** The feed whose topic has this name. */
    Optional<Feed> findFeed(String topic) {
        return topic.startsWith(prefix) ? Feed.find(topic.substring(prefix.length())) : Optional.empty();
    }

    /** For any Kafka client. Messages of transactions that were not committed are not read. */
    public Properties clientSettings() {
        Properties properties = new Properties();
        properties.setProperty("isolation.level", "read_committed");
        settings.forEach(properties::setProperty);
        properties.setProperty("bootstrap.servers", servers);
        return properties;
    }
}
