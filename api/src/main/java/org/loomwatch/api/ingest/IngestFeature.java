package org.loomwatch.api.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.quality.QualityRoutes;
import org.loomwatch.api.quality.QualityService;
import org.loomwatch.api.quality.SilentFeeds;
import org.loomwatch.api.quarantine.QuarantineRoutes;
import org.loomwatch.api.quarantine.QuarantineService;
import org.loomwatch.api.quarantine.SettlementService;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.trace.TraceRoutes;
import org.loomwatch.api.trace.TraceService;
import org.loomwatch.jobs.ingest.InboxFollower;
import org.loomwatch.store.DataDirectory;

/** Data on its way in: the inbox, quarantine, quality of what departments send, and the way back from a figure to its records. */
public final class IngestFeature implements Feature {

    private final List<Route> routes = new ArrayList<>();
    private final InboxWorker worker;

    public IngestFeature(ServerContext context) {
        QuarantineService quarantine = new QuarantineService(context.clickhouse());
        routes.addAll(QuarantineRoutes.list(
                quarantine,
                new SettlementService(
                        quarantine,
                        context.clickhouse(),
                        context.clickhouseConnection(),
                        context.data().inbox(),
                        context.clock())));
        routes.addAll(TraceRoutes.list(
                new TraceService(context.clickhouse(), new EnterpriseService(context.clickhouse(), context.areas()))));
        routes.addAll(QualityRoutes.list(new QualityService(
                context.clickhouse(), new AnswerCache(new DataVersion(context.clickhouse())::find))));
        IngestMonitor monitor =
                new IngestMonitor(context.events(), context.metrics().registry(), context.clock());
        routes.addAll(IngestRoutes.list(monitor::status, new IngestRunService(context.clickhouse())));
        SilentFeeds silent = new SilentFeeds(context.clickhouse(), context.postgres(), context.clock());
        worker = new InboxWorker(
                new InboxFollower(
                        context.clickhouseConnection(), List.of(context.data().inbox()), context.clock()),
                monitor,
                lease(context.data()),
                silent::tell);
    }

    /** Held by the process that takes files in. */
    public static Path lease(DataDirectory data) {
        return data.run().resolve("ingest.lock");
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
