package org.loomwatch.api.emergency;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.emergency.activation.ActivationProposer;
import org.loomwatch.api.emergency.activation.ActivationRoutes;
import org.loomwatch.api.emergency.activation.ActivationService;
import org.loomwatch.api.emergency.activation.DrillRecipients;
import org.loomwatch.api.emergency.activation.ReportService;
import org.loomwatch.api.emergency.activation.SettingRoutes;
import org.loomwatch.api.emergency.activation.TaskService;
import org.loomwatch.api.emergency.alert.AlertIntake;
import org.loomwatch.api.emergency.alert.AlertPoller;
import org.loomwatch.api.emergency.alert.AlertRoutes;
import org.loomwatch.api.emergency.alert.AlertService;
import org.loomwatch.api.emergency.alert.AlertSourceService;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.TrustedKeys;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.emergency.plan.PlanRoutes;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.api.emergency.reading.ReadingService;
import org.loomwatch.api.emergency.resource.ResourceRoutes;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.emergency.typhoon.TyphoonService;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals, resources, plans and responses: services wired, and the clockwork that expires, escalates and listens. */
public final class EmergencyFeature implements Feature {

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyFeature.class);

    /** Certificates of senders whose signatures count, in the data directory. */
    private static final String TRUST = "trust";

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(20);

    private final ResourceService resources;
    private final PlanService plans;
    private final AlertIntake intake;
    private final AlertService alerts;
    private final AlertSourceService sources;
    private final AlertPoller poller;
    private final ActivationService activations;
    private final TaskService tasks;
    private final TyphoonService typhoons;
    private final ReadingService readings;
    private final List<Route> routes = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "emergency");
        thread.setDaemon(true);
        return thread;
    });

    public EmergencyFeature(ServerContext context) {
        Jdbi postgres = context.postgres();
        Clock clock = context.clock();
        DistrictAreaCache areas = new DistrictAreaCache(context.areas(), clock);
        CapChecker checker = new CapChecker(trusted(context.data().root().resolve(TRUST)));
        resources = new ResourceService(postgres, areas, clock);
        plans = new PlanService(postgres, clock);
        ActivationProposer proposer = new ActivationProposer(plans);
        intake = new AlertIntake(postgres, checker, areas, proposer, context.events(), clock);
        alerts = new AlertService(postgres, intake, areas, clock);
        sources = new AlertSourceService(postgres, context.events(), clock);
        poller = new AlertPoller(intake, sources, checker);
        activations = new ActivationService(postgres, proposer, resources, plans, areas, context.events(), clock);
        tasks = new TaskService(postgres, plans, context.events(), clock);
        typhoons = new TyphoonService(postgres, resources, clock);
        readings = new ReadingService(context.clickhouse(), context.clickhouseSource(), resources, clock);
        routes.addAll(AlertRoutes.list(alerts, intake, sources));
        routes.addAll(ResourceRoutes.list(resources));
        routes.addAll(PlanRoutes.list(plans));
        routes.addAll(
                ActivationRoutes.list(activations, tasks, new ReportService(activations, resources, areas, clock)));
        routes.addAll(SettingRoutes.list(activations, new DrillRecipients(postgres)));
        routes.addAll(EmergencyRoutes.list(typhoons, readings));
    }

    private static TrustedKeys trusted(Path folder) {
        return Files.isDirectory(folder) ? TrustedKeys.load(folder) : TrustedKeys.NONE;
    }

    public ResourceService resources() {
        return resources;
    }

    public AlertIntake intake() {
        return intake;
    }

    public AlertService alerts() {
        return alerts;
    }

    public ActivationService activations() {
        return activations;
    }

    public TaskService tasks() {
        return tasks;
    }

    public TyphoonService typhoons() {
        return typhoons;
    }

    public ReadingService readings() {
        return readings;
    }

    @Override
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    @Override
    public void start() {
        every(TICK, () -> {
            intake.expire();
            tasks.escalate();
            sources.raiseSilence();
        });
        every(POLL, poller::poll);
    }

    private void every(Duration rhythm, Runnable work) {
        var unused = clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("emergency clockwork: {}", e.toString());
                    }
                },
                rhythm.toMillis(),
                rhythm.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
