package org.loomwatch.api.access.oidc;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider of this installation.
 *
 * @param issuer as the provider names itself; its metadata stand below it
 * @param clientId under which this installation is registered there
 * @param clientSecret what proves it; null for a public client, which PKCE protects alone
 * @param publicAddress of this server as browsers see it, without a slash at the end
 * @param name shown on the sign-in page
 */
public record OidcSettings(
        URI issuer, String clientId, @Nullable String clientSecret, String publicAddress, String name) {

    public static final String CALLBACK = "/api/v1/oidc/callback";

    public OidcSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(publicAddress, "publicAddress");
    }

    /** From {@code LOOMWATCH_OIDC_ISSUER}, {@code _CLIENT_ID}, {@code _CLIENT_SECRET}, {@code _PUBLIC_ADDRESS}, {@code _NAME}. */
    public static Optional<OidcSettings> from(Map<String, String> environment) {
        String issuer = environment.get("LOOMWATCH_OIDC_ISSUER");
        if (issuer == null || issuer.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new OidcSettings(
                URI.create(issuer),
                required(environment, "LOOMWATCH_OIDC_CLIENT_ID"),
                environment.get("LOOMWATCH_OIDC_CLIENT_SECRET"),
                required(environment, "LOOMWATCH_OIDC_PUBLIC_ADDRESS").replaceFirst("/$", ""),
                environment.getOrDefault("LOOMWATCH_OIDC_NAME", "OIDC")));
    }

    String redirectUri() {
        return publicAddress + CALLBACK;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("LOOMWATCH_OIDC_ISSUER is set, so " + name + " must be set too");
        }
        return value;
    }
}
