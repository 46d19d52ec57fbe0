package org.loomwatch.store.postgres;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.FileLease;
import org.loomwatch.store.StoreException;

/**
 * A small process of its own that outlives the processes that use the embedded server: it starts the server again if it
 * was killed, and stops it when the last user has gone without doing so.
 */
public final class PostgresSupervisor {

    private static final long LOOK_MILLIS = 500;

    private final PostgresPaths paths;
    private final PostgresCluster cluster;

    private PostgresSupervisor(PostgresPaths paths) {
        this.paths = paths;
        this.cluster = new PostgresCluster(paths);
    }

    /** Starts a supervisor; it ends at once if the data directory has one. The caller holds the users' lock shared. */
    static void launch(PostgresPaths paths) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                // Ctrl-C in a terminal reaches every process of the group; the server must outlast its users.
                "/bin/sh",
                "-c",
                "trap '' INT HUP; exec \"$@\"",
                "sh",
                java.toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                classPath(),
                PostgresSupervisor.class.getName(),
                paths.dataDirectory().root().toString());
        File log = paths.supervisorLog().toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.start().getOutputStream().close();
    }

    private static String classPath() {
        try {
            return Path.of(PostgresSupervisor.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new StoreException("cannot find the program's own library: " + e.getMessage(), e);
        }
    }

    /** Takes the root of a data directory as its only argument. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PostgresPaths paths = new PostgresPaths(new DataDirectory(Path.of(arguments[0])));
        Optional<FileLease> only = FileLease.tryExclusive(paths.supervisorLock());
        if (only.isPresent()) {
            try (FileLease supervising = only.get()) {
                new PostgresSupervisor(paths).supervise();
            }
        }
    }

    private void supervise() throws IOException, InterruptedException {
        Optional<FileLease> nobodyUsesIt = FileLease.tryExclusive(paths.usersLock());
        while (nobodyUsesIt.isEmpty()) {
            try {
                revive();
            } catch (IOException | StoreException e) {
                System.err.println("PostgreSQL is down and does not start again: " + e.getMessage());
            }
            Thread.sleep(LOOK_MILLIS);
            nobodyUsesIt = FileLease.tryExclusive(paths.usersLock());
        }
        try (FileLease alone = nobodyUsesIt.get()) {
            cluster.stop();
            Files.deleteIfExists(paths.endpoint());
        }
    }

    private void revive() throws IOException {
        if (isUp()) {
            return;
        }
        Optional<FileLease> free = FileLease.tryExclusive(paths.startLock());
        if (free.isEmpty()) {
            return;
        }
        try (FileLease starting = free.get()) {
            Optional<PostgresEndpoint> endpoint = PostgresEndpoint.find(paths.endpoint());
            if (endpoint.isPresent() && !isUp()) {
                cluster.start(endpoint.get().port());
            }
        }
    }

    private boolean isUp() throws IOException {
        return !Files.exists(paths.endpoint()) || cluster.findRunning().isPresent();
    }
}
