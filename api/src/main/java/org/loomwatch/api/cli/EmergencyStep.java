package org.loomwatch.api.cli;

import java.nio.file.Path;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.emergency.DemoEmergency;
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
                    try (AccessServices access = AccessOption.open(stores, settings)) {
                        return DemoEmergency.beforeServing(stores, settings.dataDirectory(), access, context -> {
                            DemoEmergency.Made made = DemoEmergency.ensure(context, resources);
                            return new DemoEmergency.Made(made.resources(), DemoEmergency.ensureTyphoon(context));
                        });
                    }
                },
                made -> "%d resources, %d responses".formatted(made.resources(), made.activations()));
    }
}
