package org.loomwatch.api.cli;

import java.nio.file.Path;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import picocli.CommandLine.Option;

/** The data directory a command works on. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Data directory; created if it does not exist (default: ${DEFAULT-VALUE}).")
    private Path directory;

    /** The directory, created as far as it is missing. */
    DataDirectory create() {
        return DataDirectory.create(directory);
    }

    /** Stores in this directory, unless the environment names outside ones. */
    StoreSettings settings() {
        return StoreSettings.fromEnvironment(create());
    }
}
