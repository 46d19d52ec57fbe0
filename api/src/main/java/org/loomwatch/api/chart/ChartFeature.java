package org.loomwatch.api.chart;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.chart.view.ChartViewRoutes;
import org.loomwatch.api.chart.view.ChartViewService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.theme.ThemeFeature;
import org.loomwatch.domain.area.AreaTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Charts, the views people keep of them, and the theme analyses that are made of the same figures. */
public final class ChartFeature implements Feature {

    private static final Logger LOG = LoggerFactory.getLogger(ChartFeature.class);
    private static final int REFRESH_SECONDS = 5;
    /** Held by the server that makes totals: two over the same stores would mix what they make. */
    private static final long TOTALS_LOCK = 0x10_0A_70_7AL;

    private final List<Route> routes;
    private final Jdbi postgres;
    private final ChartCube cube;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "chart-totals");
        thread.setDaemon(true);
        return thread;
    });

    public ChartFeature(ServerContext context) {
        postgres = context.postgres();
        cube = new ChartCube(context.clickhouse(), context.clickhouseSource());
        Supplier<AreaTree> areas = () -> context.access().areas().get();
        AnswerCache answers = new AnswerCache(new DataVersion(context.clickhouse())::find);
        MonthService months = new MonthService(context.clickhouse(), answers);
        ChartService charts = new ChartService(context.clickhouse(), areas, months, answers, cube);
        ChartViewers viewers = new ChartViewers(areas);
        routes = Stream.of(
                        new ChartRoutes(charts, viewers, months, areas).list(),
                        ChartViewRoutes.list(new ChartViewService(context.postgres(), areas, context.clock()), viewers),
                        ThemeFeature.routes(charts, months, areas))
                .flatMap(List::stream)
                .toList();
    }

    /** Totals made beforehand, for others who add up the same figures. */
    public ChartCube totals() {
        return cube;
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void start() {
        worker.execute(() -> attempt(cube::load));
        var unused = worker.scheduleWithFixedDelay(
                () -> attempt(this::refresh), REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    private void refresh() throws SQLException {
        if (!cube.isBehind()) {
            return;
        }
        try (Handle handle = postgres.open()) {
            boolean alone = handle.createQuery("SELECT pg_try_advisory_lock(:lock)")
                    .bind("lock", TOTALS_LOCK)
                    .mapTo(Boolean.class)
                    .one();
            cube.load();
            if (!alone) {
                return;
            }
            try {
                cube.refresh();
            } finally {
                handle.execute("SELECT pg_advisory_unlock(?)", TOTALS_LOCK);
            }
        }
    }

    /** Totals that cannot be made now are made later; till then charts read every enterprise. */
    private static void attempt(Work work) {
        try {
            work.run();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("totals for charts could not be made: {}", e.getMessage());
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
