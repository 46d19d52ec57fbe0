package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.loomwatch.jobs.ingest.InboxFollower;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.jobs.topic.TopicAddress;
import org.loomwatch.jobs.topic.TopicException;
import org.loomwatch.jobs.topic.TopicWatch;
import org.loomwatch.store.FileLease;
import org.loomwatch.store.Stores;

/** Takes in what is dropped into directories until the process is told to stop. */
final class FollowStep implements InboxFollower.Listener {

    private static final long LOOK_MILLIS = 1000;

    private final Progress progress;
    private final Output output;
    private IngestRate rate = new IngestRate();
    private boolean unreachable;

    FollowStep(Progress progress, Output output) {
        this.progress = progress;
        this.output = output;
    }

    /** Ends only by an interrupt or with the process; a run that is cut off is made good by the next one. */
    void run(IngestService service, Stores stores, List<Path> paths, Optional<TopicAddress> topics, Path lease)
            throws Exception {
        InboxFollower follower = new InboxFollower(stores.clickHouse().connection(), service, paths, Clock.systemUTC());
        output.say("following " + paths
                + topics.map(address -> " and topics at " + address.servers()).orElse("") + "  (Ctrl-C stops it)");
        try (TopicWatch watch = topics.map(TopicWatch::new).orElse(null)) {
            while (!Thread.currentThread().isInterrupted()) {
                try (FileLease held = FileLease.exclusive(lease)) {
                    if (!paths.isEmpty()) {
                        follower.poll(this);
                    }
                    if (watch != null) {
                        look(service, watch);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private void look(IngestService service, TopicWatch watch) {
        rate = new IngestRate();
        try {
            service.ingest(watch, Instant.now(), this).ifPresent(result -> {
                progress.begin("topics");
                finished(result);
            });
            unreachable = false;
        } catch (TopicException e) {
            if (!unreachable) {
                output.say(e.getMessage() + "; trying again");
            }
            unreachable = true;
        }
    }

    @Override
    public void waiting(InboxFollower.Waiting files) {}

    @Override
    public void begins(int files) {
        rate = new IngestRate();
        progress.begin("%,d files".formatted(files));
    }

    @Override
    public void advanced(long records, long bytes, long totalBytes) {
        progress.update(rate.describe(records, bytes, totalBytes));
    }

    @Override
    public void finished(IngestResult result) {
        progress.end(IngestStep.describe(result));
        output.result(IngestSummary.of(result), "run " + result.run());
    }
}
