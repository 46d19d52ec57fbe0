package org.loomwatch.api.access.session;

import io.javalin.http.Context;
import java.util.Optional;
import org.loomwatch.api.access.Secrets;

/**
 * How a session travels. The cookie is bound to this host and to secure connections ({@code __Host-}, RFC 6265bis 4.1.3);
 * browsers count loopback addresses as secure. Pages never read it: what they send back to prove that a request is theirs is
 * a second token derived of it.
 */
public final class SessionCookie {

    public static final String NAME = "__Host-loomwatch";
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    public static Optional<String> find(Context context) {
        return Optional.ofNullable(context.cookie(NAME)).filter(value -> !value.isEmpty());
    }

    /** Value of the header that gives a browser the session. */
    public static String set(String token) {
        return NAME + "=" + token + ATTRIBUTES + "; Max-Age=" + SessionService.LONGEST.toSeconds();
    }

    /** Value of the header that takes it away. */
    public static String clear() {
        return NAME + "=" + ATTRIBUTES + "; Max-Age=0";
    }

    public static String csrfOf(String token) {
        return Secrets.derive(token, "csrf");
    }
}
