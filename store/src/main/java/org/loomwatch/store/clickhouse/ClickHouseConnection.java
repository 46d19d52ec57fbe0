package org.loomwatch.store.clickhouse;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;

/**
 * How to reach one ClickHouse database; can be sent to where the connection is to be opened, such as a Flink task.
 *
 * @param jdbcUrl {@code jdbc:clickhouse:http://host:port/database}, with the user's own parameters if there are any
 * @param properties of the driver, user and password among them
 * @param embedded whether the engine belongs to the data directory rather than to somebody else
 */
public record ClickHouseConnection(String jdbcUrl, Map<String, String> properties, boolean embedded)
        implements Serializable {

    private static final String JDBC_PREFIX = "jdbc:clickhouse:";
    private static final String SHORT_JDBC_PREFIX = "jdbc:ch:";

    /** Database of the embedded engine. */
    static final String EMBEDDED_DATABASE = "loomwatch";

    /** The driver would repeat a failed statement by itself, writes among them. */
    private static final Map<String, String> NO_BLIND_RETRIES = Map.of("retry", "0");

    public ClickHouseConnection {
        properties = Map.copyOf(properties);
    }

    /** A connection to a server of somebody else. */
    public ClickHouseConnection(String jdbcUrl, Map<String, String> properties) {
        this(jdbcUrl, properties, false);
    }

    /**
     * Reads {@code http(s)://user:password@host:port/database} (user and password percent-encoded) or a JDBC URL, which
     * is taken as it is.
     *
     * @throws StoreException if the text is neither
     */
    public static ClickHouseConnection parse(String url) {
        if (url.startsWith(JDBC_PREFIX) || url.startsWith(SHORT_JDBC_PREFIX)) {
            return new ClickHouseConnection(url, NO_BLIND_RETRIES);
        }
        URI uri = readUri(url);
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw malformed(null);
        }
        int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 8443 : 8123;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        Map<String, String> properties = new HashMap<>(NO_BLIND_RETRIES);
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            properties.put("user", decode(parts[0]));
            properties.put("password", parts.length > 1 ? decode(parts[1]) : "");
        }
        return new ClickHouseConnection(
                JDBC_PREFIX + scheme + "://" + uri.getHost() + ":" + port + path + parameters, properties);
    }

    static ClickHouseConnection of(EngineEndpoint endpoint) {
        Map<String, String> properties = new HashMap<>(NO_BLIND_RETRIES);
        properties.put("user", EngineEndpoint.USER);
        properties.put("password", endpoint.password());
        // Nothing is gained by compressing for the same machine, and the endpoint does not do it.
        properties.put("compress", "false");
        properties.put("decompress", "false");
        return new ClickHouseConnection(
                JDBC_PREFIX + "http://" + EngineEndpoint.HOST + ":" + endpoint.port() + "/" + EMBEDDED_DATABASE,
                properties,
                true);
    }

    private static URI readUri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw malformed(e.getReason());
        }
    }

    private static String decode(String part) {
        // A plus sign is a plus sign in this part of a URI; URLDecoder would make it a space.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StoreException malformed(@Nullable String reason) {
        // The text itself stays out of the message: it usually holds a password.
        return new StoreException(StoreSettings.CLICKHOUSE_URL_VARIABLE
                + " is not of the form http://user:password@host:port/database, the same with https://,"
                + " or jdbc:clickhouse:..." + (reason == null ? "" : ": " + reason));
    }

    /** The same connection with one more property of the driver; {@code clickhouse_setting_<name>} sets a setting. */
    public ClickHouseConnection with(String property, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(property, value);
        return new ClickHouseConnection(jdbcUrl, changed, embedded);
    }

    /** The same server with inserts of prepared statements sent in binary form: several times faster for batches. */
    public ClickHouseConnection withBinaryInserts() {
        return with("beta.row_binary_for_simple_insert", "true");
    }

    /** Opens one connection, outside any pool. */
    public Connection open() throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        return DriverManager.getConnection(jdbcUrl, all);
    }

    /**
     * Sends one query, once: opening a connection or a pool of them sends nothing.
     *
     * @throws StoreException if the server does not answer
     */
    void requireAnswer() {
        try (Connection open = open();
                Statement statement = open.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new StoreException("cannot connect to ClickHouse at " + location() + ": " + e.getMessage(), e);
        }
    }

    /** Protocol, host, port and database without credentials or parameters, for messages and logs. */
    public String location() {
        String location = jdbcUrl.substring(jdbcUrl.indexOf(':', "jdbc:".length()) + 1);
        int query = location.indexOf('?');
        int userInfo = location.indexOf('@');
        String withoutParameters = query < 0 ? location : location.substring(0, query);
        return userInfo < 0 ? withoutParameters : withoutParameters.substring(userInfo + 1);
    }

    @Override
    public String toString() {
        return "ClickHouseConnection[" + location() + "]";
    }
}
