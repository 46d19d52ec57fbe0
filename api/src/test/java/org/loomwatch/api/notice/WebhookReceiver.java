package org.loomwatch.api.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.loomwatch.api.notice.webhook.WebhookSignature;

/** Another system that is told by webhook: checks signatures and counts the keys it gets. */
final class WebhookReceiver implements AutoCloseable {

    static final String SECRET = "a secret of sixteen or more";

    final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger forged = new AtomicInteger();
    volatile int status = 204;
    volatile Map<String, String> headers = Map.of();

    /** Called with the number of a request after it was read and before it is answered. */
    volatile IntConsumer beforeAnswer = number -> {};

    private final HttpServer server;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signature = exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER);
        long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        if (!signature.equals(WebhookSignature.of(SECRET, seconds, body))) {
            forged.incrementAndGet();
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        received.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
        beforeAnswer.accept(requests.incrementAndGet());
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
