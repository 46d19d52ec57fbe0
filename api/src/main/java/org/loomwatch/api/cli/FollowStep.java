package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.loomwatch.jobs.ingest.InboxFollower;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.store.FileLease;
import org.loomwatch.store.Stores;

/** Takes in what is dropped into directories until the process is told to stop. */
final class FollowStep implements InboxFollower.Listener {

    private static final long LOOK_MILLIS = 1000;

    private final Progress progress;
    private final Output output;
    private IngestRate rate = new IngestRate();

    FollowStep(Progress progress, Output output) {
        this.progress = progress;
        this.output = output;
    }

    /** Ends only by an interrupt or with the process; a run that is cut off is made good by the next one. */
    void run(Stores stores, List<Path> paths, Path lease) throws Exception {
        InboxFollower follower = new InboxFollower(stores.clickHouse().connection(), paths, Clock.systemUTC());
        output.say("following " + paths + "  (Ctrl-C stops it)");
        while (!Thread.currentThread().isInterrupted()) {
            try (FileLease held = FileLease.exclusive(lease)) {
                follower.poll(this);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
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
