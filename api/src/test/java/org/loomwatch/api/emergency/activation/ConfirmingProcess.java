package org.loomwatch.api.emergency.activation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.EmergencyTown;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;

/** Another server process on the same database, in which somebody confirms a response. */
final class ConfirmingProcess {

    private ConfirmingProcess() {}

    static Process start(Path data, UUID change, String login) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConfirmingProcess.class.getName(),
                        data.toString(),
                        change.toString(),
                        login)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        Postgres postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(Path.of(arguments[0]))));
        EmergencyTown town = EmergencyTown.beside(postgres.jdbi());
        town.activations.confirm(UUID.fromString(arguments[1]), false, "", new Actor(arguments[2], "emergency-office"));
    }
}
