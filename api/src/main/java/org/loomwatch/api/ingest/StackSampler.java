package org.loomwatch.api.ingest;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Looks many times at what the threads of an ingest are doing; the share of looks is the share of time. */
final class StackSampler implements AutoCloseable {

    private static final long EVERY_MILLIS = 25;
    private static final String OURS = "org.loomwatch.jobs.";

    private final Map<String, Long> looks = new TreeMap<>();
    private final Thread thread = new Thread(this::run, "stack-sampler");
    private volatile boolean ended;

    StackSampler() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Share of looks by the innermost class of the jobs that stood on the stack of a busy task. */
    Map<String, Double> shares() {
        synchronized (looks) {
            double all = looks.values().stream().mapToLong(Long::longValue).sum();
            Map<String, Double> shares = new TreeMap<>();
            looks.forEach((name, count) -> shares.put(name, Math.round(1000 * count / all) / 1000.0));
            shares.values().removeIf(share -> share < 0.005);
            return shares;
        }
    }

    private void run() {
        try {
            while (!ended) {
                Thread.getAllStackTraces().values().forEach(this::note);
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            boolean operator = name.startsWith(OURS + "topology.") || name.startsWith(OURS + "ingest.");
            if (name.startsWith(OURS) && !operator && !name.startsWith(OURS + "flink.")) {
                String own = name.substring(OURS.length()).replaceAll("\\$.*", "");
                synchronized (looks) {
                    looks.merge(own, 1L, Long::sum);
                }
                return;
            }
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
