package org.loomwatch.store.clickhouse.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The one user that the endpoint knows. */
record Credentials(String user, String password) {

    private static final String BASIC = "Basic ";

    /** Accepts the three ways ClickHouse's HTTP interface has: basic authentication, headers, URL parameters. */
    void require(Request request) throws EngineException {
        HttpFields headers = request.getHeaders();
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        Fields parameters = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        boolean granted;
        if (authorization != null && authorization.startsWith(BASIC)) {
            granted = isBasic(authorization.substring(BASIC.length()));
        } else {
            granted = is(headers.get("X-ClickHouse-User"), headers.get("X-ClickHouse-Key"))
                    || is(parameters.getValue("user"), parameters.getValue("password"));
        }
        if (!granted) {
            throw EngineException.of(
                    EngineException.AUTHENTICATION_FAILED,
                    "AUTHENTICATION_FAILED",
                    "Authentication failed: password is incorrect, or there is no user with such name.");
        }
    }

    private boolean isBasic(String encoded) {
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon >= 0 && is(decoded.substring(0, colon), decoded.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean is(@Nullable String givenUser, @Nullable String givenPassword) {
        return user.equals(givenUser)
                && givenPassword != null
                && MessageDigest.isEqual(
                        password.getBytes(StandardCharsets.UTF_8), givenPassword.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
