package org.loomwatch.store;

import java.util.Map;
import java.util.Optional;

/**
 * Where the two stores are. Without a URL a store is the embedded engine in the data directory.
 *
 * @param clickhouseUrl an outside ClickHouse server or cluster, as given by the user
 * @param postgresUrl an outside PostgreSQL server, {@code postgresql://user:password@host:port/database} or a JDBC URL
 */
public record StoreSettings(DataDirectory dataDirectory, Optional<String> clickhouseUrl, Optional<String> postgresUrl) {

    public static final String CLICKHOUSE_URL_VARIABLE = "LOOMWATCH_CLICKHOUSE_URL";
    public static final String POSTGRES_URL_VARIABLE = "LOOMWATCH_POSTGRES_URL";

    /** Both stores embedded. */
    public static StoreSettings embedded(DataDirectory dataDirectory) {
        return new StoreSettings(dataDirectory, Optional.empty(), Optional.empty());
    }

    /** Reads the two URLs from environment variables; an empty variable counts as absent. */
    public static StoreSettings fromEnvironment(DataDirectory dataDirectory) {
        return from(dataDirectory, System.getenv());
    }

    static StoreSettings from(DataDirectory dataDirectory, Map<String, String> environment) {
        return new StoreSettings(
                dataDirectory,
                findUrl(environment, CLICKHOUSE_URL_VARIABLE),
                findUrl(environment, POSTGRES_URL_VARIABLE));
    }

    private static Optional<String> findUrl(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(url -> !url.isEmpty());
    }

    /** Leaves out the URLs, which may carry passwords. */
    @Override
    public String toString() {
        return "StoreSettings[" + dataDirectory.root() + ", ClickHouse "
                + (clickhouseUrl.isPresent() ? "outside" : "embedded") + ", PostgreSQL "
                + (postgresUrl.isPresent() ? "outside" : "embedded") + "]";
    }
}
