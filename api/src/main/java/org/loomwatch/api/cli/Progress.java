package org.loomwatch.api.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** Tells on standard error which step runs, how far it is and how long it took. On a terminal the line is rewritten. */
final class Progress {

    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(250);

    private final Output output;
    private final boolean terminal;
    private Instant stepStart = Instant.EPOCH;
    private Instant lastUpdate = Instant.EPOCH;
    private String step = "";

    Progress(Output output, boolean terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    /** Progress for whoever watches this process; the launcher says whether standard error is a terminal. */
    static Progress of(Output output) {
        return new Progress(output, Boolean.getBoolean("loomwatch.terminal"));
    }

    /** For a step that runs beside others: its lines stay, and those of the others are not taken for its own. */
    Progress beside() {
        return new Progress(output, false);
    }

    /** Runs one step; {@code summary} says in a few words what it gave. */
    <T> T run(String name, java.util.concurrent.Callable<T> work, Function<T, String> summary) throws Exception {
        begin(name);
        T result = work.call();
        end(summary.apply(result));
        return result;
    }

    /** A step begins. */
    void begin(String name) {
        step = name;
        stepStart = Instant.now();
        lastUpdate = stepStart;
        show(name + " ...", terminal);
    }

    /** The step has ended. */
    void end(String summary) {
        show("%s: %s (%s)".formatted(step, summary, elapsed()), false);
    }

    /** Says something that is no step. */
    void note(String line) {
        show(line, false);
    }

    /** How far the current step is; only a terminal shows it, and not more often than can be read. */
    synchronized void update(String detail) {
        Instant now = Instant.now();
        if (terminal && Duration.between(lastUpdate, now).compareTo(BETWEEN_UPDATES) >= 0) {
            lastUpdate = now;
            show("%s: %s (%s)".formatted(step, detail, elapsed()), true);
        }
    }

    private void show(String line, boolean replaced) {
        output.err().print(terminal ? "\r\u001b[K" + line + (replaced ? "" : "\n") : line + "\n");
        output.err().flush();
    }

    private String elapsed() {
        return String.format(
                Locale.ROOT,
                "%.1f s",
                Duration.between(stepStart, Instant.now()).toMillis() / 1000.0);
    }
}
