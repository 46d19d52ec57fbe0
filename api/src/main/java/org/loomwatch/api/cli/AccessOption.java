package org.loomwatch.api.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.audit.AuditEvent;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Mixin;

/** Accounts, rights and audit of a data directory, for commands. What commands do is audited like any request. */
final class AccessOption {

    @Mixin
    private DataOption data;

    /** Does something with the open services. */
    @FunctionalInterface
    interface Work<T> {
        T with(AccessServices access) throws Exception;
    }

    <T> T run(Work<T> work) throws Exception {
        StoreSettings settings = data.settings();
        try (Stores stores = Stores.open(settings);
                AccessServices access = open(stores, settings)) {
            return work.with(access);
        }
    }

    static AccessServices open(Stores stores, StoreSettings settings) {
        AreaService areas = new AreaService(new SqlReader(stores.clickHouse()::read, new SimpleMeterRegistry()));
        return new AccessServices(
                stores.postgres().jdbi(), settings.dataDirectory().audit(), areas::findTree, Clock.systemUTC());
    }

    /** Keeps in the audit that somebody at this machine did something. */
    static void audit(AccessServices access, String action, String object, Map<String, String> detail) {
        access.audit()
                .record(new AuditEvent(actor(), null, null, "local", action, object, AuditEvent.Outcome.OK, detail));
    }

    /** Who the operating system says is at the keyboard. */
    static String actor() {
        return "command line: " + System.getProperty("user.name", "unknown");
    }
}
