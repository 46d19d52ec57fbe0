package org.loomwatch.api.labor;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains challengers beside the server's other work: one at a time, few waiting. Rows, candidates and trees are bounded by the experiment
 * itself. A run that the server's end cuts off is marked so when it starts again.
 */
final class TrainingJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJobs.class);
    private static final int MOST_WAITING = 3;

    private final ServerContext context;
    private final ExperimentRuns runs;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), TrainingJobs::thread);

    TrainingJobs(ServerContext context) {
        this.context = context;
        this.runs = new ExperimentRuns(context.postgres(), Warning.LABOR_DISPUTE);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "training");
        thread.setDaemon(true);
        return thread;
    }

    ExperimentRuns runs() {
        return runs;
    }

    /** Marks what an earlier server left unfinished. */
    void start() {
        int left = runs.interrupt();
        if (left > 0) {
            LOG.warn("{} trainings were cut off when the server ended", left);
        }
    }

    /** @throws Problem if too many wait already */
    ExperimentRun begin(Experiment experiment, String by) {
        if (worker.getQueue().remainingCapacity() == 0) {
            throw tooMany();
        }
        ExperimentRun run = runs.begin(experiment, "queued", "server", by);
        try {
            worker.execute(() -> train(run, by));
        } catch (RejectedExecutionException e) {
            runs.failed(run.id(), "too many trainings were waiting");
            throw tooMany();
        }
        return run;
    }

    private static Problem tooMany() {
        return new Problem(
                ProblemType.CONFLICT,
                Text.of("排队的训练已满，请等前面的完成", "as many trainings wait as may; try again when one has ended"));
    }

    private void train(ExperimentRun run, String by) {
        runs.running(run.id());
        try (ClickHouse clickHouse = ClickHouse.to(context.clickhouseConnection())) {
            new LaborWarningService(
                            clickHouse,
                            context.postgres(),
                            context.data().root().resolve("models"),
                            context.clock())
                    .train(run, by);
        } catch (LaborException e) {
            LOG.info("run {} made no model: {}", run.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("run {} failed", run.id(), e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
