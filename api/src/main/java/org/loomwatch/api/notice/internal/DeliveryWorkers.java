package org.loomwatch.api.notice.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that deliver what is due, until closed. Any number of processes may run them on one database. */
public final class DeliveryWorkers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorkers.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration TROUBLE = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    public DeliveryWorkers(DeliveryQueue queue) {
        this.queue = queue;
    }

    /** Starts threads for one way out; a slow receiver holds up only its own way. */
    public void start(Channel channel, int count) {
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(() -> run(channel), "notices-" + channel.id() + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void run(Channel channel) {
        while (!closed) {
            try {
                if (!queue.deliverNext(channel)) {
                    Thread.sleep(IDLE.toMillis());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warn("delivering notices stumbled, going on in {} s", TROUBLE.toSeconds(), e);
                try {
                    Thread.sleep(TROUBLE.toMillis());
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    /** Lets attempts that are under way end. */
    @Override
    public void close() {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join(20_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
