package org.loomwatch.api.access.oidc;

/** A sign-in through the identity provider that cannot be trusted or completed. Its message is for the log. */
final class OidcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OidcException(String message) {
        super(message);
    }

    OidcException(String message, Throwable cause) {
        super(message, cause);
    }
}
