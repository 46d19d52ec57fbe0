package org.loomwatch.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.FileLease;

/**
 * What takes seconds in every new data directory is done once for all those of a module's tests: unpacking the
 * PostgreSQL programs and checking the ClickHouse library.
 */
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
            link(paths.programs(), programs);
            link(directory.run().resolve("clickhouse.library"), shared.resolve("clickhouse.library"));
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException("cannot share the PostgreSQL programs", e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, target);
        }
    }
}
