package org.loomwatch.api.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.loomwatch.api.access.LocalGate;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;

/** What publishing costs those who publish, and what pages hear. */
class EventBrokerTest {

    private static final int PUBLISHERS = 4;
    private static final int EVENTS_EACH = 200;
    /** Together far more than a connection takes that nobody reads. */
    private static final Map<String, String> DATA = Map.of("text", "x".repeat(20_000));

    @Test
    void nobodyWaitsForAPageThatDoesNotReadAndOthersHearEverythingInOrder() throws Exception {
        EventBroker broker = new EventBroker();
        Route route = Route.get("/api/v1/events", Permission.PUBLIC, "事件流", "Events")
                .answers(
                        Answer.of("text/event-stream", String.class),
                        request -> new EventSubscription(request.caller(), () -> true));
        ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
        try (ServerMetrics metrics = new ServerMetrics();
                HttpServer server = HttpServer.start(
                        new RouteCatalogue(List.of(route)), new LocalGate(), metrics, broker, "127.0.0.1", 0);
                Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(1_024);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            deaf.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            HttpResponse<Stream<String>> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/events"))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines());
            while (broker.openStreams() < 2) {
                TimeUnit.MILLISECONDS.sleep(10);
            }

            List<Future<?>> published = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                published.add(publishers.submit(() -> {
                    for (int event = 0; event < EVENTS_EACH; event++) {
                        broker.publish("test", DATA);
                    }
                }));
            }
            for (Future<?> one : published) {
                assertNull(one.get(60, TimeUnit.SECONDS));
            }

            List<Long> heard = page.body()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Long.valueOf(line.substring(3).strip()))
                    .limit(1 + PUBLISHERS * EVENTS_EACH)
                    .collect(Collectors.toList());
            assertEquals(
                    LongStream.rangeClosed(0, PUBLISHERS * EVENTS_EACH).boxed().toList(), heard);
        } finally {
            publishers.shutdownNow();
        }
    }
}
