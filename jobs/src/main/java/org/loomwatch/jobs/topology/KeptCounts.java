package org.loomwatch.jobs.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Counters of one subtask that go into its checkpoints: a restarted attempt goes on counting from the checkpoint that it reads on
 * from, so that the sums add up to the rows of the files.
 */
final class KeptCounts {

    private static final char BETWEEN = '=';

    private final Map<String, LongCounter> counters = new TreeMap<>();
    private final ListState<String> kept;
    private final RuntimeContext context;

    /** Restores what the last checkpoint holds. Call once, when state is initialized. */
    KeptCounts(OperatorStateStore store, RuntimeContext context) throws Exception {
        this.context = context;
        kept = store.getListState(new ListStateDescriptor<>("counts", Types.STRING));
        for (String count : kept.get()) {
            int at = count.lastIndexOf(BETWEEN);
            of(count.substring(0, at)).add(Long.parseLong(count.substring(at + 1)));
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

    void snapshot() throws Exception {
        List<String> counts = new ArrayList<>();
        counters.forEach((name, counter) -> counts.add(name + BETWEEN + counter.getLocalValuePrimitive()));
        kept.update(counts);
    }
}
