package org.loomwatch.api.access.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.session.SessionRoutes;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Signing in through an identity provider, and everything that must not let anybody in. */
class OidcTest {

    private static final String REFUSED = "/sign-in?problem=oidc";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @TempDir Path data;
    private static Postgres postgres;
    private static AccessServices access;
    private static TestProvider provider;
    private static ServerMetrics metrics;
    private static EventBroker events;
    private static HttpServer server;
    private static int people;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
        access = new AccessServices(postgres.jdbi(), data.resolve("audit"), Optional::empty, Clock.systemUTC());
        provider = new TestProvider();
        OidcSettings settings =
                new OidcSettings(URI.create(provider.issuer()), "loomwatch", "s3cret", "http://localhost:1", "Bureau");
        OidcService service = new OidcService(settings, postgres.jdbi(), access.accounts(), Clock.systemUTC());
        List<Route> routes = new ArrayList<>(SessionRoutes.list(access, List.of(service.provider())));
        routes.addAll(OidcRoutes.list(access, Optional.of(service)));
        metrics = new ServerMetrics();
        events = new EventBroker();
        server = HttpServer.start(new RouteCatalogue(routes), access.gate(), metrics, events, "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
        events.close();
        metrics.close();
        provider.close();
        access.close();
        postgres.close();
    }

    @BeforeEach
    void somebody() {
        String login = "person-" + ++people;
        access.accounts().add(login, login, null, "correct horse battery", false);
        provider.subject = "subject-" + people;
        provider.preferredName = login;
        provider.signsWithStrangeKey = false;
        provider.lie = UnaryOperator.identity();
    }

    private static HttpResponse<String> get(String address, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Cookie", cookie)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String here(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(302, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String cookie(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /** A browser on its way: back from the provider, not yet let in. */
    private record Returning(String callback, String cookie) {}

    private static Returning throughProvider(String back) throws Exception {
        HttpResponse<String> begun = get(here("/api/v1/oidc/start?back=" + back), "x=y");
        HttpResponse<String> signedIn = get(location(begun), "x=y");
        return new Returning(location(signedIn).replace("http://localhost:1", here("")), cookie(begun));
    }

    private static String result() throws Exception {
        Returning returning = throughProvider("/enterprises");
        return location(get(returning.callback(), returning.cookie()));
    }

    @Test
    void theProviderLetsItsPeopleIn() throws Exception {
        Returning returning = throughProvider("/enterprises");
        HttpResponse<String> in = get(returning.callback(), returning.cookie());
        assertEquals("/enterprises", location(in));
        HttpResponse<String> me = get(here("/api/v1/session"), cookie(in));
        assertEquals(
                provider.preferredName,
                Json.MAPPER.readTree(me.body()).get("login").asText());
        assertTrue(access.accounts().get(provider.preferredName).external());
        assertEquals(REFUSED, location(get(returning.callback(), returning.cookie())), "a way back is good once");
        provider.preferredName = "renamed-at-the-provider";
        assertEquals("/enterprises", result(), "the subject counts, not the name");
    }

    @Test
    void theSignInPageOffersIt() throws Exception {
        String ways = get(here("/api/v1/sign-in"), "x=y").body();
        assertEquals(
                "/api/v1/oidc/start",
                Json.MAPPER.readTree(ways).at("/providers/0/href").asText());
    }

    @Test
    void anotherBrowserIsNotLetIn() throws Exception {
        Returning returning = throughProvider("/");
        Returning other = throughProvider("/");
        assertEquals(REFUSED, location(get(returning.callback(), other.cookie())));
        assertEquals(REFUSED, location(get(returning.callback(), "x=y")));
    }

    @Test
    void strangersAndClosedAccountsStayOutside() throws Exception {
        Account closed = access.accounts().get(provider.preferredName);
        access.accounts().setDisabled(closed, true);
        assertEquals(REFUSED, result());
        provider.preferredName = "stranger";
        assertEquals(REFUSED, result());
    }

    @Test
    void aTokenThatIsNotRightInEveryPartIsRefused() throws Exception {
        List<UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder>> lies = List.of(
                claims -> claims.claim("nonce", "of another sign-in"),
                claims -> claims.claim("nonce", null),
                claims -> claims.audience("another client"),
                claims -> claims.issuer("https://elsewhere.example"),
                claims -> claims.subject(null),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        for (UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> lie : lies) {
            provider.lie = lie;
            assertEquals(REFUSED, result());
        }
        provider.lie = UnaryOperator.identity();
        provider.signsWithStrangeKey = true;
        assertEquals(REFUSED, result());
        provider.signsWithStrangeKey = false;
        assertEquals("/enterprises", result());
    }

    @Test
    void anErrorOfTheProviderAndAForgedStateAreRefused() throws Exception {
        Returning returning = throughProvider("/");
        assertEquals(REFUSED, location(get(here("/api/v1/oidc/callback?error=access_denied"), returning.cookie())));
        assertEquals(REFUSED, location(get(here("/api/v1/oidc/callback?code=x&state=forged"), returning.cookie())));
    }

    @Test
    void nobodyIsSentElsewhereAfterwards() throws Exception {
        for (String back : List.of("https://elsewhere.example/", "//elsewhere.example", "/%5Celsewhere.example")) {
            Returning returning = throughProvider(back);
            assertEquals("/", location(get(returning.callback(), returning.cookie())), back);
            somebody();
        }
    }
}
