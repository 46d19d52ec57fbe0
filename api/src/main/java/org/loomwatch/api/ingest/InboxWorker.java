package org.loomwatch.api.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.loomwatch.jobs.ingest.InboxFollower;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.store.FileLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the inbox again and again while the server runs. Only one process of a data directory takes files in at a time. */
final class InboxWorker {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);
    private static final long LOOK_MILLIS = 1000;
    private static final long REMIND_MINUTES = 60;

    private final InboxFollower follower;
    private final IngestMonitor monitor;
    private final Path lease;
    private final Runnable silence;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "inbox");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failing;

    /** @param silence looks for feeds that have gone silent; after each run, and from time to time, as nothing coming is no run */
    InboxWorker(InboxFollower follower, IngestMonitor monitor, Path lease, Runnable silence) {
        this.follower = follower;
        this.monitor = monitor;
        this.lease = lease;
        this.silence = silence;
    }

    void start() {
        var unused = executor.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        var unusedToo = executor.scheduleWithFixedDelay(this::remind, 1, REMIND_MINUTES, TimeUnit.MINUTES);
    }

    void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("a run of the inbox does not end; the next start makes it good");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remind() {
        try {
            silence.run();
        } catch (RuntimeException e) {
            LOG.warn("cannot look for silent feeds; trying again in an hour", e);
        }
    }

    private void look() {
        try {
            Optional<FileLease> mine = FileLease.tryExclusive(lease);
            if (mine.isEmpty()) {
                return;
            }
            try (FileLease held = mine.get()) {
                Optional<IngestResult> result = follower.poll(monitor);
                if (result.isPresent()) {
                    LOG.info(
                            "run {} of the inbox: {} records",
                            result.get().run(),
                            result.get().records());
                    silence.run();
                }
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            monitor.stopped();
            if (!failing) {
                LOG.warn("the inbox could not be taken in; trying again", e);
            }
            failing = true;
        }
    }
}
