package org.loomwatch.api.notice.email;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mail server notices go out through.
 *
 * @param security {@code none}, {@code starttls} (required) or {@code tls} (from the first byte)
 * @param from the sender's address
 */
public record SmtpSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /** How the connection is protected. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * Reads {@code smtp[s]://[user:password@]host[:port]?from=address[&security=none]}; {@code smtp} means STARTTLS unless
     * {@code security=none} stands there.
     *
     * @throws IllegalArgumentException if it is not of this form; the message holds no password
     */
    public static SmtpSettings parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw malformed();
        }
        Map<String, String> options = options(uri.getRawQuery());
        String from = options.get("from");
        boolean secure = "smtps".equals(uri.getScheme());
        if (uri.getHost() == null || from == null || !(secure || "smtp".equals(uri.getScheme()))) {
            throw malformed();
        }
        Security security =
                secure ? Security.TLS : "none".equals(options.get("security")) ? Security.NONE : Security.STARTTLS;
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 465 : 587;
        String login = uri.getRawUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        return new SmtpSettings(
                uri.getHost(),
                port,
                security,
                login == null || colon < 0 ? null : decoded(login.substring(0, colon)),
                login == null || colon < 0 ? null : decoded(login.substring(colon + 1)),
                from);
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("expected smtp[s]://[user:password@]host[:port]?from=address");
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", " + security + ", from " + from + "]";
    }
}
