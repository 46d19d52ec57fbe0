package org.loomwatch.jobs.flink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs one bounded job and waits for its end: in this process, or on a cluster, which takes checkpoints and restarts what fails. */
public final class JobRunner {

    private static final long PROGRESS_MILLIS = 1000;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
    /** Attempts are told apart by less than 1000. */
    private static final String MOST_RESTARTS = "500";

    private final Optional<FlinkCluster> cluster;
    private final Duration checkpoints;

    /** @param cluster none: this process */
    public JobRunner(Optional<FlinkCluster> cluster) {
        this(cluster, CHECKPOINTS);
    }

    /** @param checkpoints time between two checkpoints on a cluster */
    public JobRunner(Optional<FlinkCluster> cluster, Duration checkpoints) {
        this.cluster = cluster;
        this.checkpoints = checkpoints;
    }

    /**
     * Runs a job. On a cluster, an unfinished job of the same name is one whose client has died; it is cancelled first.
     *
     * @param listener told about once a second what the accumulators count
     * @return what they counted in the end
     */
    public Map<String, Object> run(
            String name, Consumer<StreamExecutionEnvironment> topology, Consumer<Map<String, Object>> listener) {
        cluster.ifPresent(there -> new ClusterRest(there).endJobs(name));
        StreamExecutionEnvironment environment = cluster.map(this::remote).orElseGet(JobRunner::embedded);
        topology.accept(environment);
        try {
            JobClient job = environment.executeAsync(name);
            try {
                return await(job, listener).getAllAccumulatorResults();
            } catch (InterruptedException e) {
                var unused = job.cancel();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException(name + " failed: " + rootMessage(e), e);
        }
    }

    private static Configuration common() {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.object-reuse", "true");
        configuration.setString("source.reader.close.timeout", "1000");
        return configuration;
    }

    private static StreamExecutionEnvironment embedded() {
        Configuration configuration = common();
        configuration.setString("restart-strategy.type", "none");
        configuration.setString("heartbeat.interval", String.valueOf(PROGRESS_MILLIS));
        for (String address : List.of("jobmanager.bind-host", "taskmanager.bind-host", "rest.bind-address")) {
            configuration.setString(address, "127.0.0.1");
        }
        configuration.setString("taskmanager.memory.network.min", "64mb");
        configuration.setString("taskmanager.memory.network.max", "64mb");
        int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors());
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    private StreamExecutionEnvironment remote(FlinkCluster there) {
        Configuration configuration = common();
        configuration.setString("execution.checkpointing.interval", checkpoints.toMillis() + " ms");
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.attempts", MOST_RESTARTS);
        configuration.setString("restart-strategy.fixed-delay.delay", "1 s");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment(
                there.host(), there.port(), configuration, JobJars.list());
        environment.setParallelism(new ClusterRest(there).slots());
        return environment;
    }

    private static JobExecutionResult await(JobClient job, Consumer<Map<String, Object>> listener)
            throws InterruptedException, ExecutionException {
        CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
        while (true) {
            try {
                return result.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tell(job, listener);
            }
        }
    }

    private static void tell(JobClient job, Consumer<Map<String, Object>> listener) throws InterruptedException {
        try {
            listener.accept(job.getAccumulators().get());
        } catch (ExecutionException | IllegalStateException e) {
            // The job ended in this moment; its result says how.
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
