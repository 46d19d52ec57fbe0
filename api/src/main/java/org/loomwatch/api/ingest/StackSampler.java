package org.loomwatch.api.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the threads of the jobs spend their time, by the JDK's own flight recorder: computing, and waiting for the store. */
final class StackSampler implements AutoCloseable {

    private static final String OURS = "org.loomwatch.";
    private static final String JOBS = OURS + "jobs.";
    /** Frames of others drawn above one of ours. */
    private static final int MOST_FOREIGN = 2;

    private static final Duration PERIOD = Duration.ofMillis(10);

    private final Recording recording = new Recording();
    private final FlameGraph flames = new FlameGraph();
    private final Map<String, Long> counts = new HashMap<>();

    StackSampler() {
        recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
        recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
        recording.start();
    }

    /** Ends the recording and reads it. */
    void read(Path directory) throws IOException {
        recording.stop();
        Path file = directory.resolve("ingest.jfr");
        recording.dump(file);
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                note(events.readEvent());
            }
        }
        Files.delete(file);
    }

    /** Share of samples by the innermost class of the jobs on the stack. */
    Map<String, Double> shares() {
        double all = Math.max(1, flames.samples());
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((name, count) -> shares.put(name, Math.round(1000 * count / all) / 1000.0));
        shares.values().removeIf(share -> share < 0.005);
        return shares;
    }

    /** All of it as a picture. */
    String picture(String title) {
        return flames.svg(title);
    }

    @Override
    public void close() {
        recording.close();
    }

    private void note(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<String> stack = new ArrayList<>();
        String inner = null;
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (inner == null && isWork(type)) {
                inner = type.substring(JOBS.length()).replaceAll("\\$.*", "");
            }
            stack.add(shortened(type) + "." + frame.getMethod().getName());
        }
        if (inner != null) {
            Collections.reverse(stack);
            flames.add(shown(stack));
            counts.merge(inner, 1L, Long::sum);
        }
    }

    private static boolean isWork(String type) {
        return type.startsWith(JOBS)
                && !type.startsWith(JOBS + "topology.")
                && !type.startsWith(JOBS + "ingest.")
                && !type.startsWith(JOBS + "flink.");
    }

    /** Our frames with what little of others' tells something: Flink's and the HTTP client's are the same everywhere. */
    private static List<String> shown(List<String> stack) {
        List<String> shown = new ArrayList<>();
        int foreign = MOST_FOREIGN;
        for (String frame : stack) {
            if (frame.contains("$$Lambda") || frame.contains("lambda$")) {
                continue;
            }
            foreign = frame.matches("(jobs|store|domain)\\..*") ? 0 : foreign + 1;
            if (foreign <= MOST_FOREIGN) {
                shown.add(frame);
            }
            if (frame.startsWith("jobs.clickhouse.BinaryClient.")) {
                shown.add("ClickHouse and the way there");
                return shown;
            }
        }
        return shown;
    }

    private static String shortened(String type) {
        if (type.startsWith(OURS)) {
            return type.substring(OURS.length());
        }
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
