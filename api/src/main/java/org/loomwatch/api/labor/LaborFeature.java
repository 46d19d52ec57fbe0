package org.loomwatch.api.labor;

import java.util.List;
import java.util.stream.Stream;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.models.labor.district.RuleBook;
import org.loomwatch.models.labor.registry.ModelProposals;
import org.loomwatch.models.labor.registry.ModelRegistry;

/** Labor-dispute warnings. */
public final class LaborFeature implements Feature {

    private final WhatIfService whatIf;
    private final List<Route> routes;
    private final TrainingJobs jobs;

    public LaborFeature(ServerContext context) {
        EnterpriseService enterprises = new EnterpriseService(context.clickhouse(), context.areas());
        ModelRegistry registry =
                new ModelRegistry(context.postgres(), context.data().root().resolve("models"), Warning.LABOR_DISPUTE);
        jobs = new TrainingJobs(context);
        whatIf = new WhatIfService(context, enterprises);
        routes = Stream.of(
                        List.of(WarningRoutes.whatIf(whatIf)),
                        WarningRoutes.list(new WarningService(
                                context.clickhouse(),
                                RuleBook.standard(),
                                enterprises,
                                new WarningUnits(context.postgres()),
                                new AnswerCache(new DataVersion(context.clickhouse())::find))),
                        ExperimentRoutes.list(jobs, registry),
                        PanelRoutes.list(new PanelService(context.clickhouse())),
                        ModelRoutes.list(
                                registry,
                                new ModelProposals(context.postgres(), registry),
                                new ModelWatchService(context.clickhouse())))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void start() {
        jobs.start();
    }

    @Override
    public void close() {
        jobs.close();
        whatIf.close();
    }
}
