package org.loomwatch.api.ticket;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loomwatch.api.access.session.SessionCookie;

/**
 * Officers at work in the benchmark. Each lists the queue of their unit, opens one of its tickets and accepts it or notes a
 * visit, and begins anew; the next request never leaves before the answer to the last one is here (a closed loop).
 */
final class OfficerLoad {

    private static final Pattern TICKET =
            Pattern.compile("\"id\":\"([0-9a-f-]{36})\".*?\"state\":\"(\\w+)\".*?\"version\":(\\d+)");

    private final Queue<Double> lists = new ConcurrentLinkedQueue<>();
    private final Queue<Double> details = new ConcurrentLinkedQueue<>();
    private final Queue<Double> actions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Duration leastThought;
    private final Duration greatestThought;
    private volatile Instant counted = Instant.MAX;

    /** An officer of a unit, signed in. */
    record Officer(String unit, String cookie, String csrf) {}

    /** A ticket as a line of the list shows it. */
    private record Line(String id, boolean waiting, String version) {}

    /** Milliseconds until the last byte. */
    public record Latency(int requests, double median, double p95, double greatest) {}

    /**
     * What was seen.
     *
     * @param processorMilliseconds of this process for each request: server and officers, without PostgreSQL
     * @param refusedAsStale steps that a colleague had been quicker with (412)
     * @param failed other answers than 200, or none
     */
    public record Seen(
            double seconds,
            double requestsPerSecond,
            double processorMilliseconds,
            Latency list,
            Latency detail,
            Latency action,
            int refusedAsStale,
            int failed) {}

    /** Officers who think between two requests, evenly between the two durations. */
    private OfficerLoad(Duration leastThought, Duration greatestThought) {
        this.leastThought = leastThought;
        this.greatestThought = greatestThought;
    }

    static Seen run(int port, List<Officer> officers, Duration leastThought, Duration greatestThought, Duration length)
            throws InterruptedException {
        return new OfficerLoad(leastThought, greatestThought).run(port, officers, length);
    }

    /** Officers come one after the other during the first round, which is not counted. */
    private Seen run(int port, List<Officer> officers, Duration length) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(officers.size());
        Duration coming = greatestThought.multipliedBy(3);
        Instant start = Instant.now().plus(coming);
        counted = start;
        Instant end = start.plus(length);
        for (int i = 0; i < officers.size(); i++) {
            Officer officer = officers.get(i);
            Random random = new Random(i);
            threads.execute(() -> work(port, officer, random, coming, end));
        }
        threads.shutdown();
        Thread.sleep(coming.toMillis());
        double processor = -processorSeconds();
        if (!threads.awaitTermination(coming.plus(length).toSeconds() + 120, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        processor += processorSeconds();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        int requests = lists.size() + details.size() + actions.size();
        return new Seen(
                seconds,
                rounded(requests / seconds),
                rounded(1000 * processor / Math.max(1, requests)),
                latency(lists),
                latency(details),
                latency(actions),
                stale.get(),
                failed.get());
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }

    private void work(int port, Officer officer, Random random, Duration coming, Instant end) {
        String headers =
                "Cookie: " + officer.cookie() + "\r\n" + SessionCookie.CSRF_HEADER + ": " + officer.csrf() + "\r\n";
        try (OfficerConnection connection = new OfficerConnection(port, headers)) {
            Thread.sleep((long) (coming.toMillis() * random.nextDouble()));
            while (Instant.now().isBefore(end)) {
                round(connection, officer, random);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private void round(OfficerConnection connection, Officer officer, Random random)
            throws IOException, InterruptedException {
        OfficerConnection.Reply page = connection.get("/api/v1/tickets?unit=" + officer.unit());
        took(lists, page);
        think(random);
        List<Line> lines = lines(page.body());
        if (lines.isEmpty()) {
            return;
        }
        Line line = lines.get(random.nextInt(lines.size()));
        String address = "/api/v1/tickets/" + line.id();
        took(details, connection.get(address));
        think(random);
        String body = line.waiting() ? "{}" : "{\"visited_on\":\"2026-01-05\",\"met\":\"\",\"notes\":\"走访\"}";
        String tags = "If-Match: \"" + line.version() + "\"\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
        took(actions, connection.post(address + (line.waiting() ? "/accept" : "/visits"), tags, body));
        think(random);
    }

    private static List<Line> lines(String page) {
        List<Line> lines = new ArrayList<>();
        Matcher matcher = TICKET.matcher(page);
        while (matcher.find()) {
            lines.add(new Line(matcher.group(1), matcher.group(2).equals("dispatched"), matcher.group(3)));
        }
        return lines;
    }

    private void took(Queue<Double> times, OfficerConnection.Reply reply) {
        if (Instant.now().isBefore(counted)) {
            return;
        }
        times.add(reply.milliseconds());
        if (reply.status() == 412) {
            stale.incrementAndGet();
        } else if (reply.status() != 200) {
            failed.incrementAndGet();
        }
    }

    private void think(Random random) throws InterruptedException {
        long span = greatestThought.minus(leastThought).toMillis();
        Thread.sleep(leastThought.toMillis() + (long) (span * random.nextDouble()));
    }

    private static Latency latency(Queue<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new Latency(0, 0, 0, 0);
        }
        return new Latency(
                sorted.size(),
                rounded(sorted.get(sorted.size() / 2)),
                rounded(sorted.get(sorted.size() * 95 / 100)),
                rounded(sorted.get(sorted.size() - 1)));
    }

    private static double rounded(double figure) {
        return Math.round(10 * figure) / 10.0;
    }
}
