package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.emergency.DemoEmergency;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** Imports the resources of the made-up district, and gives it a past emergency and a drill. */
final class EmergencyStep {

    private EmergencyStep() {}

    static DemoEmergency.Made run(Stores stores, StoreSettings settings, Path resources, Progress progress)
            throws Exception {
        return progress.run(
                "preparing for emergencies",
                () -> {
                    try (ServerMetrics metrics = new ServerMetrics();
                            EventBroker events = new EventBroker();
                            AccessServices access = AccessOption.open(stores, settings)) {
                        SqlReader clickhouse = new SqlReader(stores.clickHouse()::read, metrics.registry());
                        ServerContext context = new ServerContext(
                                clickhouse,
                                stores.clickHouse().dataSource(),
                                stores.clickHouse().connection(),
                                stores.postgres().jdbi(),
                                settings.dataDirectory(),
                                access,
                                new AreaService(clickhouse),
                                events,
                                metrics,
                                Clock.systemUTC());
                        DemoEmergency.Made made = DemoEmergency.ensure(context, resources);
                        return new DemoEmergency.Made(made.resources(), DemoEmergency.ensureTyphoon(context));
                    }
                },
                made -> "%d resources, %d responses".formatted(made.resources(), made.activations()));
    }
}
