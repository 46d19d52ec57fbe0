package org.loomwatch.api.notice.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.notice.internal.Channel;
import org.loomwatch.api.notice.internal.Delivery;
import org.loomwatch.api.notice.internal.DeliveryException;
import org.loomwatch.api.server.Json;

/**
 * Posts notices to other systems, signed, with an {@code Idempotency-Key}. An attempt whose answer was lost is repeated with the
 * same key; a receiver that remembers keys therefore acts on each notice exactly once.
 */
public final class WebhookChannel implements Channel {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    /** Answers below 500 after which it is worth trying again: timeout, too early, too many requests. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final Jdbi postgres;
    private final TargetGuard guard;
    private final Clock clock;

    public WebhookChannel(Jdbi postgres, TargetGuard guard, Clock clock) {
        this.postgres = postgres;
        this.guard = guard;
        this.clock = clock;
    }

    private record Target(String url, String secret) {}

    /** What a receiver reads. */
    record Body(
            String key,
            String topic,
            String titleZh,
            String titleEn,
            String bodyZh,
            String bodyEn,
            String link,
            Instant createdAt) {}

    @Override
    public String id() {
        return "webhook";
    }

    @Override
    public void deliver(Delivery delivery) {
        Target target = find(delivery.target())
                .orElseThrow(
                        () -> DeliveryException.permanent("the webhook " + delivery.target() + " is gone or closed"));
        byte[] body = body(delivery);
        Map<String, String> headers = new TreeMap<>(Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Loomwatch",
                "Idempotency-Key",
                delivery.key(),
                WebhookSignature.HEADER,
                WebhookSignature.of(target.secret(), clock.instant().getEpochSecond(), body)));
        try {
            URI uri = TargetGuard.parse(target.url());
            InetAddress address = guard.resolve(uri);
            requireTaken(PinnedPost.send(uri, address, headers, body, WITHIN));
        } catch (TargetRefusedException e) {
            throw DeliveryException.permanent(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw DeliveryException.passing("no answer: " + e, e);
        }
    }

    private static void requireTaken(int status) {
        if (status >= 200 && status < 300) {
            return;
        }
        String message = "answered " + status;
        if (status >= 500 || PASSING.contains(status)) {
            throw DeliveryException.passing(message);
        }
        throw DeliveryException.permanent(
                status >= 300 && status < 400 ? message + "; redirects are not followed" : message);
    }

    private Optional<Target> find(String id) {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT url, secret FROM webhook WHERE id = :id AND enabled")
                        .bind("id", id)
                        .map((row, context) -> new Target(row.getString("url"), row.getString("secret")))
                        .findOne());
    }

    private static byte[] body(Delivery delivery) {
        try {
            return Json.MAPPER.writeValueAsBytes(new Body(
                    delivery.key(),
                    delivery.topic(),
                    delivery.titleZh(),
                    delivery.titleEn(),
                    delivery.bodyZh(),
                    delivery.bodyEn(),
                    delivery.link(),
                    delivery.createdAt()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is always JSON", e);
        }
    }
}
