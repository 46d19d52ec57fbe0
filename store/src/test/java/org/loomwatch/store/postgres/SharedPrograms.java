package org.loomwatch.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.FileLease;

/** Unpacks the PostgreSQL programs once for all test data directories of a module, which then only link to them. */
public final class SharedPrograms {

    private SharedPrograms() {}

    /** Gives the data directory its programs; to be called before its first server start. */
    public static DataDirectory link(DataDirectory directory) {
        Path shared = Path.of("target", "postgres-programs").toAbsolutePath();
        PostgresPaths paths = new PostgresPaths(directory);
        try {
            Files.createDirectories(shared);
            Path programs = shared.resolve(paths.programs().getFileName());
            try (FileLease unpacking = FileLease.exclusive(shared.resolve("lock"))) {
                PostgresBinaries.unpack(programs);
            }
            if (!Files.exists(paths.programs())) {
                Files.createSymbolicLink(paths.programs(), programs);
            }
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException("cannot share the PostgreSQL programs", e);
        }
    }
}
