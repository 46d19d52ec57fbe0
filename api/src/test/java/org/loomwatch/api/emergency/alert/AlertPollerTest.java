package org.loomwatch.api.emergency.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.loomwatch.api.emergency.EmergencyTown.cap;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.emergency.EmergencyTown;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.TrustedKeys;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Watched folders, polled feeds and silence: real files, a real HTTP server, a real PostgreSQL, a clock that is turned. */
@Timeout(120)
class AlertPollerTest {

    private static @TempDir Path data;
    private static Postgres postgres;
    private static HttpServer web;

    /** What the server has, by path; anything else is not found. */
    private static final Map<String, String> SITE = new ConcurrentHashMap<>();

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private @TempDir Path folder;
    private EmergencyTown town;
    private AlertSourceService sources;
    private AlertPoller poller;

    @BeforeAll
    static void start() throws IOException {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            String body = SITE.get(exchange.getRequestURI().getPath());
            byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        web.start();
    }

    @AfterAll
    static void stop() {
        web.stop(0);
        postgres.close();
    }

    @BeforeEach
    void build() {
        SITE.clear();
        REQUESTS.set(0);
        town = new EmergencyTown(postgres.jdbi());
        postgres.jdbi().useHandle(handle -> handle.execute("DELETE FROM alert_source"));
        sources = new AlertSourceService(postgres.jdbi(), town.events, town.clock);
        poller = new AlertPoller(town.intake, sources, new CapChecker(TrustedKeys.NONE));
    }

    @AfterEach
    void leave() {
        town.close();
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    private static String message(String identifier, String level) {
        return cap(identifier, "2026-09-07T20:30:00+08:00", "Actual", "Alert", "", level, "A");
    }

    private static String atom(String... links) {
        StringBuilder feed = new StringBuilder(
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:f</id><title>信号</title>")
                .append("<updated>2026-09-07T12:30:00Z</updated>");
        for (String link : links) {
            feed.append("<entry><id>urn:%s</id><title>x</title><updated>2026-09-07T12:30:00Z</updated>".formatted(link))
                    .append("<link type=\"application/cap+xml\" href=\"%s\"/></entry>".formatted(link));
        }
        return feed.append("</feed>").toString();
    }

    private void source(String id, String kind, String address, int minutes) {
        sources.save(id, new AlertSourceService.Draft("气象台", "Weather service", kind, address, minutes));
    }

    private AlertSource source() {
        return sources.list().get(0);
    }

    private List<String> taken() {
        return town.alerts.list(Optional.empty()).stream()
                .map(AlertRow::identifier)
                .sorted()
                .toList();
    }

    private Path drop(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }

    @Test
    void filesOfAWatchedFolderAreTakenOnceAndPutAside() throws IOException {
        source("drop", "folder", folder.toString(), 60);
        drop("a.xml", message("m1", "orange"));
        drop("b.cap", message("m2", "red").replace("</alert>", ""));
        drop("notes.txt", "not for us");
        Path unfinished = drop("c.xml", "<alert");
        Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().plusSeconds(60)));
        poller.poll();
        poller.poll();
        assertEquals(List.of("m1"), taken());
        assertTrue(Files.exists(folder.resolve("taken/a.xml")));
        assertTrue(Files.exists(folder.resolve("refused/b.cap")));
        assertTrue(Files.exists(folder.resolve("notes.txt")));
        assertTrue(Files.exists(unfinished), "it may still be written to");
        assertEquals("folder", town.alerts.list(Optional.empty()).get(0).source());
        assertEquals(1, town.alerts.listQuarantine().size());
    }

    @Test
    void anAtomFeedLeadsToItsMessagesAndEachIsFetchedOnce() {
        SITE.put("/feed", atom("m1.xml", "missing.xml", "https://elsewhere.example/m3.xml", "/deep/m2.xml"));
        SITE.put("/m1.xml", message("m1", "orange"));
        SITE.put("/deep/m2.xml", message("m2", "red"));
        source("weather", "feed", address("/feed"), 60);
        poller.poll();
        assertEquals(List.of("m1", "m2"), taken(), "one entry that fails does not stop the others");
        assertTrue(source().lastError().contains("elsewhere"), source().lastError());
        assertEquals("feed", town.alerts.list(Optional.empty()).get(0).source());
        int before = REQUESTS.get();
        SITE.put("/missing.xml", message("m4", "yellow"));
        poller.poll();
        assertEquals(before + 2, REQUESTS.get(), "the feed, and the entry that was missing");
        assertEquals(List.of("m1", "m2", "m4"), taken());
    }

    @Test
    void anRssFeedAndAMessageInPlaceOfAFeedAreRead() {
        SITE.put(
                "/rss",
                "<rss version=\"2.0\"><channel><title>信号</title><item><title>x</title><guid>1</guid><link>"
                        + address("/m1.xml") + "</link></item></channel></rss>");
        SITE.put("/m1.xml", message("m1", "orange"));
        SITE.put("/alone.xml", message("m2", "red"));
        source("a", "feed", address("/rss"), 60);
        source("b", "feed", address("/alone.xml"), 60);
        poller.poll();
        assertEquals(List.of("m1", "m2"), taken());
    }

    @Test
    void aSourceThatFallsSilentRaisesOneAlarmUntilItIsHeardAgain() {
        source("weather", "feed", address("/feed"), 30);
        SITE.put("/feed", atom());
        town.clock.set(town.clock.instant().plus(Duration.ofMinutes(29)));
        poller.poll();
        town.clock.set(town.clock.instant().plus(Duration.ofMinutes(29)));
        assertEquals(0, sources.raiseSilence(), "a feed with nothing new was heard all the same");
        SITE.clear();
        poller.poll();
        assertTrue(source().lastError().contains("404"));
        town.clock.set(town.clock.instant().plus(Duration.ofMinutes(2)));
        assertEquals(1, sources.raiseSilence());
        assertEquals(0, sources.raiseSilence(), "once each time");
        assertNotNull(source().silentSince());
        assertEquals(1, notices());
        SITE.put("/feed", atom());
        poller.poll();
        assertNull(source().silentSince());
        assertEquals("", source().lastError());
        town.clock.set(town.clock.instant().plus(Duration.ofMinutes(31)));
        assertEquals(1, sources.raiseSilence(), "silence again is an alarm again");
        assertEquals(2, notices());
    }

    private int notices() {
        return postgres.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM notice WHERE topic = 'emergency.silence'")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void addressesOtherThanWebAddressesAreRefused() {
        for (String address : List.of("file:///etc/passwd", "ftp://x/y", "not an address")) {
            assertThrows(Problem.class, () -> source("odd", "feed", address, 60), address);
        }
        assertFalse(sources.list().stream().anyMatch(source -> source.id().equals("odd")));
    }
}
