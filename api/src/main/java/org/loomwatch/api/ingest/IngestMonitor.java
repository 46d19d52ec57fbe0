package org.loomwatch.api.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.jobs.ingest.InboxFollower;
import org.loomwatch.jobs.ingest.IngestResult;

/** Knows how far the inbox is and tells pages and metrics. */
final class IngestMonitor implements InboxFollower.Listener {

    private final EventBroker events;
    private final Clock clock;
    private final Counter taken;
    private final Counter rejected;

    private boolean running;
    private @Nullable Long lastRun;
    private int files;
    private InboxFollower.Waiting waiting = new InboxFollower.Waiting(0, 0);
    private long startedAt;
    private long records;
    private long bytes;
    private long totalBytes;

    IngestMonitor(EventBroker events, MeterRegistry metrics, Clock clock) {
        this.events = events;
        this.clock = clock;
        taken = Counter.builder("loomwatch.ingest.records")
                .description("Rows of feed files that runs of this server have read")
                .register(metrics);
        rejected = Counter.builder("loomwatch.ingest.quarantined")
                .description("Rows that went to quarantine")
                .register(metrics);
        gauge(
                metrics,
                "loomwatch.ingest.running",
                "1 while a run takes files in",
                () -> status().state().equals("running") ? 1 : 0);
        gauge(
                metrics,
                "loomwatch.ingest.waiting.files",
                "Files in the inbox that no finished run has taken in",
                () -> status().waitingFiles());
        gauge(metrics, "loomwatch.ingest.rate", "Rows a second of the running run", () -> status().recordsPerSecond());
        gauge(
                metrics,
                "loomwatch.ingest.lag",
                "Seconds that the oldest waiting file has lain there",
                () -> status().lagSeconds());
    }

    private static void gauge(
            MeterRegistry metrics, String name, String description, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(metrics);
    }

    synchronized IngestStatus status() {
        double seconds = running ? (clock.millis() - startedAt) / 1000.0 : 0;
        double share = totalBytes == 0 ? 0 : Math.min(1, (double) bytes / totalBytes);
        Double left = running && share > 0.02 ? seconds * (1 - share) / share : null;
        return new IngestStatus(
                running ? "running" : "idle",
                lastRun,
                running ? files : 0,
                waiting.files(),
                records,
                bytes,
                totalBytes,
                seconds > 0 ? records / seconds : 0,
                seconds,
                left,
                waiting.since() == 0 ? 0 : Math.max(0, (clock.millis() - waiting.since()) / 1000.0));
    }

    @Override
    public synchronized void waiting(InboxFollower.Waiting found) {
        waiting = found;
    }

    @Override
    public synchronized void begins(int begun) {
        running = true;
        files = begun;
        startedAt = clock.millis();
        records = 0;
        bytes = 0;
        totalBytes = 0;
        tell();
    }

    @Override
    public synchronized void advanced(long readRecords, long readBytes, long allBytes) {
        records = readRecords;
        bytes = readBytes;
        totalBytes = allBytes;
        tell();
    }

    @Override
    public synchronized void finished(IngestResult result) {
        taken.increment((double) result.records());
        rejected.increment((double) result.quarantined().values().stream()
                .mapToLong(Long::longValue)
                .sum());
        lastRun = result.run();
        stopped();
        events.publish("data", Map.of("run", String.valueOf(result.run())));
    }

    /** The run has ended, well or not. */
    synchronized void stopped() {
        running = false;
        records = 0;
        bytes = 0;
        waiting = new InboxFollower.Waiting(0, 0);
        tell();
    }

    private void tell() {
        IngestStatus now = status();
        Double left = now.secondsLeft();
        Long run = now.run();
        events.publish(
                "ingest",
                Map.of(
                        "state",
                        now.state(),
                        "run",
                        run == null ? "" : run.toString(),
                        "records",
                        Long.toString(now.records()),
                        "records_per_second",
                        "%.0f".formatted(now.recordsPerSecond()),
                        "seconds_left",
                        left == null ? "" : "%.0f".formatted(left)),
                caller -> caller.holds(Permission.INGEST_READ));
    }
}
