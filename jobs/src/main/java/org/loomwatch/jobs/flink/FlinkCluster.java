package org.loomwatch.jobs.flink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Flink cluster, by the address of its REST interface. */
public record FlinkCluster(String host, int port) {

    private static final Pattern ADDRESS = Pattern.compile("(?:http://)?([^:/]+):([0-9]{1,5})/?");
    private static final int LAST_PORT = 65_535;

    public FlinkCluster {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("there is no port " + port);
        }
    }

    /**
     * Reads {@code host:port}, with or without {@code http://}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static FlinkCluster parse(String text) {
        Matcher matcher = ADDRESS.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected HOST:PORT of Flink's REST interface, found '" + text + "'");
        }
        return new FlinkCluster(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
