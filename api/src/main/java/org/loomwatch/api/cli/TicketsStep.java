package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.api.ticket.TicketDemo;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;

/** Turns the demo's warnings into tickets and lets offices work those of past months. */
final class TicketsStep {

    private TicketsStep() {}

    static void run(Stores stores, DataDirectory data, long seed, Progress progress) throws Exception {
        progress.run(
                "tickets",
                () -> {
                    Path root = data.root();
                    try (ServerMetrics metrics = new ServerMetrics()) {
                        SqlReader reader = new SqlReader(stores.clickHouse()::read, metrics.registry());
                        AreaService areas = new AreaService(reader);
                        try (AccessServices access = new AccessServices(
                                stores.postgres().jdbi(), data.audit(), areas::findTree, Clock.systemUTC())) {
                            return TicketDemo.run(
                                    stores.postgres().jdbi(),
                                    reader,
                                    access,
                                    root,
                                    Warning.LABOR_DISPUTE,
                                    seed,
                                    Instant.now());
                        }
                    }
                },
                done -> "%d months dispatched, %,d tickets opened, %,d closed"
                        .formatted(done.months(), done.opened(), done.closed()));
    }
}
