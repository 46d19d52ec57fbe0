package org.loomwatch.store.clickhouse;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a database of views for each set of rights that asks for one. The embedded engine has one user, so there the views only
 * show what may be seen and whoever runs SQL must check that it names nothing else. On a server each database has a user of its
 * own that may read these views and nothing beside them, within limits it cannot change.
 */
public final class ViewDatabases {

    private static final String INFIX = "_sql_";

    private final ClickHouseConnection connection;
    private final Map<String, ViewDatabase> made = new ConcurrentHashMap<>();

    public ViewDatabases(ClickHouseConnection connection) {
        this.connection = connection;
    }

    /**
     * The database of these rights, made if this process has not done so yet.
     *
     * @param id of the rights: letters and digits
     * @param views their SELECTs by name; names of the usual database need not be qualified
     * @param limits settings that hold for every statement; on a server they are the user's and cannot be changed
     * @throws ClickHouseException if ClickHouse refuses: on a server the installation's own user needs access management
     */
    public ViewDatabase ensure(String id, Map<String, String> views, Map<String, String> limits) {
        if (!id.matches("[0-9a-z]{4,40}")) {
            throw new IllegalArgumentException("not an id of rights: " + id);
        }
        ViewDatabase known = made.get(id);
        if (known != null) {
            return known;
        }
        try (Connection open = connection.open();
                Statement statement = open.createStatement()) {
            ViewDatabase database = make(statement, id, new TreeMap<>(views), new TreeMap<>(limits));
            made.put(id, database);
            return database;
        } catch (SQLException e) {
            throw new ClickHouseException(connection, e);
        }
    }

    /** Forgets what was made, so that it is made again when asked for: somebody else may have dropped it. */
    public void forget(String id) {
        made.remove(id);
    }

    /** Drops every database of views, and its user: their views may be older than the tables. */
    public void dropAll() {
        made.clear();
        try (Connection open = connection.open();
                Statement statement = open.createStatement()) {
            String prefix = value(statement, "SELECT currentDatabase()") + INFIX;
            String names = value(
                    statement,
                    "SELECT arrayStringConcat(groupArray(name), ' ') FROM system.databases WHERE startsWith(name, '"
                            + prefix + "')");
            for (String name : names.split(" ")) {
                if (!name.isEmpty()) {
                    statement.execute("DROP DATABASE IF EXISTS " + name);
                    if (!connection.embedded()) {
                        statement.execute("DROP USER IF EXISTS " + name);
                    }
                }
            }
        } catch (SQLException e) {
            throw new ClickHouseException(connection, e);
        }
    }

    private ViewDatabase make(Statement statement, String id, Map<String, String> views, Map<String, String> limits)
            throws SQLException {
        String name = value(statement, "SELECT currentDatabase()") + INFIX + id;
        statement.execute("CREATE DATABASE IF NOT EXISTS " + name);
        String security = connection.embedded() ? "" : " DEFINER = CURRENT_USER SQL SECURITY DEFINER";
        for (Map.Entry<String, String> view : views.entrySet()) {
            statement.execute(
                    "CREATE OR REPLACE VIEW " + name + "." + view.getKey() + security + " AS " + view.getValue());
        }
        if (connection.embedded()) {
            return new ViewDatabase(name, connection);
        }
        String password = password(name);
        statement.execute("CREATE USER IF NOT EXISTS " + name);
        statement.execute("ALTER USER " + name + " IDENTIFIED WITH sha256_password BY '" + password
                + "' DEFAULT DATABASE " + name + " SETTINGS "
                + limits.entrySet().stream()
                        .map(limit -> limit.getKey() + " = " + limit.getValue() + " READONLY, ")
                        .collect(Collectors.joining())
                + "readonly = 1");
        statement.execute("REVOKE ALL ON *.* FROM " + name);
        statement.execute("GRANT SELECT ON " + name + ".* TO " + name);
        return new ViewDatabase(
                name, connection.with("user", name).with("password", password).with("database", name));
    }

    /** The same in every process of the installation, and known to nobody who does not know the installation's own. */
    private String password(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String secret = connection.properties().getOrDefault("password", "") + connection.jdbcUrl();
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
