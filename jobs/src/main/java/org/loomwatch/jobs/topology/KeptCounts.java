package org.loomwatch.jobs.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.FinishedSubtasks;
import org.loomwatch.jobs.ingest.IngestRun;

/**
 * Counters and notes of one subtask that go into its checkpoints: a restarted attempt goes on counting from the checkpoint that it
 * reads on from, so that the sums add up to the rows of the files. A subtask that had come to its end before the checkpoint is not in
 * it; what it had counted stands in ClickHouse.
 */
final class KeptCounts {

    private static final char BETWEEN = '=';
    /** Begins an entry that is a note. */
    private static final String NOTE = "note ";
    /** Always there: tells a checkpoint of a subtask that had counted nothing from one that does not hold the subtask. */
    private static final String PRESENT = "present=1";

    private final Map<String, LongCounter> counters = new TreeMap<>();
    private final ListAccumulator<String> notes = new ListAccumulator<>();
    private final ListState<String> kept;
    private final StreamingRuntimeContext context;
    private final IngestRun run;
    private final String operator;

    /**
     * Restores what the last checkpoint holds. Call once, when state is initialized.
     *
     * @param operator names it among the operators of the run
     */
    KeptCounts(StateInitializationContext state, StreamingRuntimeContext context, IngestRun run, String operator)
            throws Exception {
        this.context = context;
        this.run = run;
        this.operator = operator;
        kept = state.getOperatorStateStore().getListState(new ListStateDescriptor<>("counts", Types.STRING));
        List<String> entries = new ArrayList<>();
        kept.get().forEach(entries::add);
        if (state.isRestored() && entries.isEmpty()) {
            try (BinaryClient client = new BinaryClient(run.connection())) {
                entries = new FinishedSubtasks(client).read(run.run(), operator, subtask());
            }
        }
        for (String entry : entries) {
            if (entry.startsWith(NOTE)) {
                notes.add(entry.substring(NOTE.length()));
            } else if (!entry.equals(PRESENT)) {
                int at = entry.lastIndexOf(BETWEEN);
                of(entry.substring(0, at)).add(Long.parseLong(entry.substring(at + 1)));
            }
        }
    }

    /** The counter of this name, also an accumulator of the job. */
    LongCounter of(String name) {
        return counters.computeIfAbsent(name, fresh -> {
            LongCounter counter = new LongCounter();
            context.addAccumulator(fresh, counter);
            return counter;
        });
    }

    /** Texts to be kept like the counts. */
    ListAccumulator<String> notes() {
        return notes;
    }

    void snapshot() throws Exception {
        kept.update(entries());
    }

    /** The subtask comes to its end: checkpoints taken from now on do not hold it. */
    void finish(BinaryClient client) {
        int attempt = context.getTaskInfo().getAttemptNumber();
        new FinishedSubtasks(client).write(run.run(), operator, subtask(), attempt, entries());
    }

    private List<String> entries() {
        List<String> entries = new ArrayList<>();
        entries.add(PRESENT);
        counters.forEach((name, counter) -> entries.add(name + BETWEEN + counter.getLocalValuePrimitive()));
        notes.getLocalValue().forEach(note -> entries.add(NOTE + note));
        return entries;
    }

    private int subtask() {
        return context.getTaskInfo().getIndexOfThisSubtask();
    }
}
