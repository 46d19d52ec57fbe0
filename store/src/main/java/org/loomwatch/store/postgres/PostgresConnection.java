package org.loomwatch.store.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;

/**
 * How to reach one PostgreSQL database.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}, with the user's own parameters if there are any
 * @param user empty if the URL itself names the user
 * @param password empty if the URL itself carries it, or none is needed
 */
public record PostgresConnection(String jdbcUrl, Optional<String> user, Optional<String> password) {

    private static final String JDBC_PREFIX = "jdbc:postgresql:";

    /**
     * Reads {@code postgresql://user:password@host:port/database} (user and password percent-encoded), the same with
     * {@code postgres://}, or a JDBC URL, which is taken as it is.
     *
     * @throws StoreException if the text is neither
     */
    public static PostgresConnection parse(String url) {
        if (url.startsWith(JDBC_PREFIX)) {
            return new PostgresConnection(url, Optional.empty(), Optional.empty());
        }
        URI uri = readUri(url);
        if (uri.getHost() == null
                || uri.getPath().length() < 2
                || !("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
            throw malformed(null);
        }
        int port = uri.getPort() == -1 ? 5432 : uri.getPort();
        String parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbcUrl = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + parameters;
        String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new PostgresConnection(jdbcUrl, decode(user), decode(password));
    }

    private static URI readUri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw malformed(e.getReason());
        }
    }

    private static Optional<String> decode(String part) {
        // A plus sign is a plus sign in this part of a URI; URLDecoder would make it a space.
        String decoded = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        return decoded.isEmpty() ? Optional.empty() : Optional.of(decoded);
    }

    private static StoreException malformed(@org.jspecify.annotations.Nullable String reason) {
        // The text itself stays out of the message: it usually holds a password.
        return new StoreException(StoreSettings.POSTGRES_URL_VARIABLE
                + " is not of the form postgresql://user:password@host:port/database or jdbc:postgresql://..."
                + (reason == null ? "" : ": " + reason));
    }

    /** Host, port and database without credentials or parameters, for messages and logs. */
    public String location() {
        String location = jdbcUrl.substring(JDBC_PREFIX.length());
        int query = location.indexOf('?');
        String withoutParameters = query < 0 ? location : location.substring(0, query);
        return withoutParameters.startsWith("//") ? withoutParameters.substring(2) : withoutParameters;
    }

    @Override
    public String toString() {
        return "PostgresConnection[" + location() + "]";
    }
}
