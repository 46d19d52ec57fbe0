package org.loomwatch.jobs.topology;

import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.Enterprises;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.ingest.IngestRun;

/** The enterprise index of the current run, loaded once in a process however many subtasks ask for it. */
final class SharedEnterprises {

    private static @Nullable IngestRun loadedFor;
    private static @Nullable EnterpriseIndex index;

    private SharedEnterprises() {}

    static synchronized EnterpriseIndex get(IngestRun run, BinaryClient client) {
        EnterpriseIndex current = index;
        if (current == null || !run.equals(loadedFor)) {
            current = Enterprises.index(client);
            index = current;
            loadedFor = run;
        }
        return current;
    }
}
