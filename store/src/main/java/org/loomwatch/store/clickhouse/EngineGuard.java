package org.loomwatch.store.clickhouse;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the engine from a thread of its own: starts it again when it has died, kills it when it has hung. */
final class EngineGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineGuard.class);
    private static final long LOOK_MILLIS = 200;
    private static final long RETRY_MILLIS = 2_000;
    private static final Duration PING_EVERY = Duration.ofSeconds(5);
    private static final Duration HUNG_AFTER = Duration.ofSeconds(60);
    private static final int PING_TIMEOUT_MILLIS = 10_000;

    private final EmbeddedClickHouse engine;
    private final Thread thread = new Thread(this::watch, "clickhouse-guard");
    private volatile boolean closed;
    private Instant lastPing = Instant.now();
    private Instant lastAnswer = Instant.now();

    EngineGuard(EmbeddedClickHouse engine) {
        this.engine = engine;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        while (!closed) {
            pause(LOOK_MILLIS);
            try {
                engine.revive();
                ping(engine.endpoint());
            } catch (IOException | StoreException e) {
                if (!closed) {
                    LOG.error("ClickHouse is down and does not start again: {}", e.getMessage());
                    pause(RETRY_MILLIS);
                }
            }
        }
    }

    private void ping(EngineEndpoint endpoint) {
        if (Instant.now().isBefore(lastPing.plus(PING_EVERY))) {
            return;
        }
        lastPing = Instant.now();
        if (answers(endpoint)) {
            lastAnswer = Instant.now();
        } else if (Instant.now().isAfter(lastAnswer.plus(HUNG_AFTER))) {
            LOG.error("ClickHouse at {} has not answered for {}; killing it", endpoint, HUNG_AFTER);
            lastAnswer = Instant.now();
            endpoint.findProcess().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean answers(EngineEndpoint endpoint) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://" + EngineEndpoint.HOST + ":" + endpoint.port() + "/ping")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(PING_TIMEOUT_MILLIS);
            connection.setReadTimeout(PING_TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sleeps; an interrupt ends the sleep and is kept. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the guard no longer starts anything. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
