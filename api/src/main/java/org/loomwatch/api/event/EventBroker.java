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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.server.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to open pages. Every stream is checked every {@link #CHECK} on whether its viewer may still listen, and ended
 * within that time once they may not; the same rhythm keeps idle connections alive and finds dead ones.
 */
public final class EventBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBroker.class);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final int KEPT_EVENTS = 1_000;

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final Deque<Published> recent = new ArrayDeque<>();
    private final ScheduledExecutorService checker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "event-streams");
        thread.setDaemon(true);
        return thread;
    });
    private long lastId;

    private record Stream(SseClient client, EventSubscription subscription) {}

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
        Published event;
        List<Stream> listening;
        synchronized (recent) {
            event = new Published(new Event(++lastId, type, data), audience);
            recent.addLast(event);
            if (recent.size() > KEPT_EVENTS) {
                recent.removeFirst();
            }
            listening = List.copyOf(streams);
        }
        listening.forEach(stream -> send(stream, event));
    }

    /** Turns a request into a stream that stays open; events missed since {@code Last-Event-ID} come first. */
    public void open(Context context, EventSubscription subscription) throws Exception {
        new SseHandler(client -> {
                    Stream stream = new Stream(client, subscription);
                    client.keepAlive();
                    client.onClose(() -> streams.remove(stream));
                    List<Published> missed;
                    long seen;
                    synchronized (recent) {
                        // In one step: what is published from here on reaches the stream, all before is in the list.
                        streams.add(stream);
                        missed = missedSince(context.header("Last-Event-ID"));
                        seen = lastId;
                    }
                    client.sendEvent("ready", "{}", Long.toString(seen));
                    missed.forEach(event -> send(stream, event));
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
                if (stream.subscription().isAdmitted()) {
                    stream.client().sendComment("alive");
                } else {
                    stream.client().sendEvent("ended", "{}");
                    stream.client().close();
                }
            } catch (RuntimeException e) {
                LOG.warn("an event stream could not be checked and is closed", e);
                stream.client().close();
            }
        }
    }

    private static void send(Stream stream, Published published) {
        if (!published.audience().test(stream.subscription().caller())) {
            return;
        }
        Event event = published.event();
        try {
            stream.client()
                    .sendEvent(event.type(), Json.MAPPER.writeValueAsString(event.data()), Long.toString(event.id()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's data is always JSON", e);
        }
    }

    @Override
    public void close() {
        checker.shutdownNow();
        streams.forEach(stream -> stream.client().close());
    }
}
