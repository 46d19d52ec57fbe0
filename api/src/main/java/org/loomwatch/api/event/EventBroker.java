package org.loomwatch.api.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.server.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to open pages. Whoever publishes never waits for a page: each stream is written by one thread at a time, in
 * order, beside the work that the event tells of, and a page that reads too slowly is let go and comes back for what it missed.
 * Every stream is checked every {@link #CHECK} on whether its viewer may still listen, and ended within that time once they may
 * not; the same rhythm keeps idle connections alive and finds dead ones.
 */
public final class EventBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBroker.class);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final int KEPT_EVENTS = 1_000;
    /** Messages that a stream may be behind. */
    private static final int MOST_WAITING = KEPT_EVENTS + 10;

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final Deque<Published> recent = new ArrayDeque<>();
    private final ScheduledExecutorService checker =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "event-streams"));
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> daemon(task, "event-sender"));
    private long lastId;

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** An open page with what it has yet to be told. */
    private final class Stream {

        private final SseClient client;
        private final EventSubscription subscription;
        private final Deque<Consumer<SseClient>> waiting = new ArrayDeque<>();
        private boolean sending;
        private boolean ended;

        private Stream(SseClient client, EventSubscription subscription) {
            this.client = client;
            this.subscription = subscription;
        }

        void send(Consumer<SseClient> message) {
            synchronized (waiting) {
                if (ended) {
                    return;
                }
                if (waiting.size() >= MOST_WAITING) {
                    end(SseClient::close);
                    return;
                }
                enqueue(message);
            }
        }

        /** Nothing is sent any more but this. */
        void end(Consumer<SseClient> last) {
            synchronized (waiting) {
                if (ended) {
                    return;
                }
                ended = true;
                waiting.clear();
                if (sending) {
                    // A page that does not read would keep the last message waiting, and with it the connection.
                    client.close();
                } else {
                    enqueue(last);
                }
            }
        }

        /** There is nobody to tell any more. */
        void discard() {
            synchronized (waiting) {
                ended = true;
                waiting.clear();
            }
        }

        boolean isBehind() {
            synchronized (waiting) {
                return sending;
            }
        }

        private void enqueue(Consumer<SseClient> message) {
            waiting.addLast(message);
            if (!sending && !senders.isShutdown()) {
                sending = true;
                senders.execute(this::drain);
            }
        }

        private void drain() {
            while (true) {
                Consumer<SseClient> next;
                synchronized (waiting) {
                    next = waiting.pollFirst();
                    if (next == null) {
                        sending = false;
                        return;
                    }
                }
                try {
                    next.accept(client);
                } catch (RuntimeException e) {
                    LOG.debug("an event stream broke and is closed", e);
                    discard();
                    client.close();
                }
            }
        }
    }

    /** An event and who may hear of it. */
    private record Published(Event event, Predicate<Caller> audience) {}

    public EventBroker() {
        var unused = checker.scheduleWithFixedDelay(
                this::checkAll, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends an event that everybody signed in may hear of. */
    public void publish(String type, Map<String, String> data) {
        publish(type, data, anybody -> true);
    }

    /**
     * Sends an event to every page that listens now and whose caller is of the audience, and keeps it for those that come
     * back.
     *
     * @param audience asked with the rights a page was opened with; they are the present ones, or the page's stream has ended
     */
    public void publish(String type, Map<String, String> data, Predicate<Caller> audience) {
        synchronized (recent) {
            Published event = new Published(new Event(++lastId, type, data), audience);
            recent.addLast(event);
            if (recent.size() > KEPT_EVENTS) {
                recent.removeFirst();
            }
            streams.forEach(stream -> send(stream, event));
        }
    }

    /** Turns a request into a stream that stays open; events missed since {@code Last-Event-ID} come first. */
    public void open(Context context, EventSubscription subscription) throws Exception {
        new SseHandler(client -> {
                    Stream stream = new Stream(client, subscription);
                    client.keepAlive();
                    client.onClose(() -> {
                        streams.remove(stream);
                        stream.discard();
                    });
                    synchronized (recent) {
                        // In one step: what is published from here on follows what was missed.
                        String seen = Long.toString(lastId);
                        stream.send(page -> page.sendEvent("ready", "{}", seen));
                        missedSince(context.header("Last-Event-ID")).forEach(event -> send(stream, event));
                        streams.add(stream);
                    }
                })
                .handle(context);
    }

    public int openStreams() {
        return streams.size();
    }

    private List<Published> missedSince(@Nullable String lastSeen) {
        if (lastSeen == null || !lastSeen.matches("\\d{1,18}")) {
            return List.of();
        }
        long seen = Long.parseLong(lastSeen);
        return recent.stream()
                .filter(published -> published.event().id() > seen)
                .toList();
    }

    private void checkAll() {
        for (Stream stream : streams) {
            try {
                if (!stream.subscription.isAdmitted()) {
                    stream.end(page -> {
                        page.sendEvent("ended", "{}");
                        page.close();
                    });
                } else if (!stream.isBehind()) {
                    stream.send(page -> page.sendComment("alive"));
                }
            } catch (RuntimeException e) {
                LOG.warn("an event stream could not be checked and is closed", e);
                stream.end(SseClient::close);
            }
        }
    }

    private static void send(Stream stream, Published published) {
        if (!published.audience().test(stream.subscription.caller())) {
            return;
        }
        Event event = published.event();
        try {
            String data = Json.MAPPER.writeValueAsString(event.data());
            stream.send(page -> page.sendEvent(event.type(), data, Long.toString(event.id())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's data is always JSON", e);
        }
    }

    @Override
    public void close() {
        checker.shutdownNow();
        senders.shutdownNow();
        streams.forEach(stream -> stream.client.close());
    }
}
