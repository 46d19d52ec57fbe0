package org.loomwatch.api.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.server.Json;

/** Talks to the identity provider and checks what it signs. Its metadata and keys are read when first needed. */
final class OidcProvider {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final OidcSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST_WAIT).build();
    private volatile @Nullable Metadata metadata;

    private record Metadata(URI authorization, URI token, URI keys) {}

    /** Whom the provider vouches for. */
    record Person(String subject, @Nullable String preferredName) {}

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
    }

    /** Where a browser goes to sign in. */
    String authorizationAddress(String state, String nonce, String codeChallenge) {
        Map<String, String> query = new TreeMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                settings.clientId(),
                "redirect_uri",
                settings.redirectUri(),
                "scope",
                "openid profile",
                "state",
                state,
                "nonce",
                nonce,
                "code_challenge",
                codeChallenge,
                "code_challenge_method",
                "S256"));
        URI address = metadata().authorization();
        return address + (address.getQuery() == null ? "?" : "&") + form(query);
    }

    /** Trades a code for the person it stands for; the signature, issuer, audience, time and nonce must all be right. */
    Person redeem(String code, String verifier, String nonce) {
        Map<String, String> body = new TreeMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.redirectUri(),
                "client_id",
                settings.clientId(),
                "code_verifier",
                verifier));
        HttpRequest.Builder request = HttpRequest.newBuilder(metadata().token())
                .timeout(LONGEST_WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(body)));
        if (settings.clientSecret() != null) {
            String pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        String token = send(request.build()).path("id_token").asText();
        JWTClaimsSet claims = verified(token, nonce);
        try {
            return new Person(
                    settings.issuer() + " " + claims.getSubject(), claims.getStringClaim("preferred_username"));
        } catch (ParseException e) {
            throw new OidcException("the provider's name of the person is no text", e);
        }
    }

    private JWTClaimsSet verified(String token, String nonce) {
        try {
            JWKSet keys = JWKSet.parse(send(HttpRequest.newBuilder(metadata().keys())
                            .timeout(LONGEST_WAIT)
                            .build())
                    .toString());
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    settings.clientId(),
                    new JWTClaimsSet.Builder()
                            .issuer(settings.issuer().toString())
                            .claim("nonce", nonce)
                            .build(),
                    Set.of("sub", "exp", "iat")));
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new OidcException("the provider's token cannot be trusted: " + e.getMessage(), e);
        }
    }

    private Metadata metadata() {
        Metadata known = metadata;
        if (known == null) {
            String address = settings.issuer().toString().replaceFirst("/$", "") + "/.well-known/openid-configuration";
            JsonNode found = send(HttpRequest.newBuilder(URI.create(address))
                    .timeout(LONGEST_WAIT)
                    .build());
            if (!found.path("issuer").asText().equals(settings.issuer().toString())) {
                throw new OidcException(
                        "the provider calls itself " + found.path("issuer") + ", not " + settings.issuer());
            }
            known = new Metadata(
                    URI.create(found.path("authorization_endpoint").asText()),
                    URI.create(found.path("token_endpoint").asText()),
                    URI.create(found.path("jwks_uri").asText()));
            metadata = known;
        }
        return known;
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new OidcException(request.uri() + " answered " + answer.statusCode());
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new OidcException("the identity provider cannot be reached at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OidcException("interrupted while asking " + request.uri(), e);
        }
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
