package org.loomwatch.api.briefing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.briefing.BriefingStore.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes briefings whose time has come, one recipient after the other. */
final class BriefingWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BriefingWorker.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final BriefingService briefings;
    private final AccessServices access;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "briefings");
        thread.setDaemon(true);
        return thread;
    });

    BriefingWorker(BriefingService briefings, AccessServices access) {
        this.briefings = briefings;
        this.access = access;
    }

    void start() {
        var unused = executor.scheduleWithFixedDelay(this::runQuietly, 20, BETWEEN.toSeconds(), TimeUnit.SECONDS);
    }

    private void runQuietly() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warn("briefings stumbled, going on in {} s", BETWEEN.toSeconds(), e);
        }
    }

    /** Makes all that are due; one that fails is tried again the next time, and keeps no other from being made. */
    void run() {
        for (Due due : briefings.listDue()) {
            try {
                Optional<Account> account =
                        access.accounts().findById(due.account()).filter(Account::isOpen);
                if (account.isPresent()) {
                    briefings.makeDue(due, account.get(), access.identities().rightsOf(account.get()));
                } else {
                    briefings.endSchedule(due);
                }
            } catch (RuntimeException e) {
                LOG.warn("the briefing of account {} could not be made", due.account(), e);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
