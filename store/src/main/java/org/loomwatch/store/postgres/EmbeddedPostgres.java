package org.loomwatch.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.FileLease;
import org.loomwatch.store.LoopbackPort;
import org.loomwatch.store.RandomPassword;
import org.loomwatch.store.SecretFile;
import org.loomwatch.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server of a data directory. All processes on that directory share one server: the first starts it, the
 * last one to leave stops it, and if the last is killed the supervisor does.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 250;
    private static final Map<DataDirectory, EmbeddedPostgres> OPEN = new HashMap<>();

    private final PostgresPaths paths;
    private final PostgresCluster cluster;
    private final FileLease use;
    private final PostgresEndpoint endpoint;
    private int openings;

    private EmbeddedPostgres(PostgresPaths paths, PostgresCluster cluster, FileLease use, PostgresEndpoint endpoint) {
        this.paths = paths;
        this.cluster = cluster;
        this.use = use;
        this.endpoint = endpoint;
    }

    /** Joins the running server of the directory or starts it; every opening needs its own {@link #close}. */
    static EmbeddedPostgres open(DataDirectory directory) {
        synchronized (OPEN) {
            try {
                EmbeddedPostgres server = OPEN.get(directory);
                if (server == null) {
                    server = join(new PostgresPaths(directory));
                    OPEN.put(directory, server);
                }
                server.openings++;
                return server;
            } catch (IOException e) {
                throw new StoreException("cannot open the PostgreSQL server of " + directory.root() + ": " + e, e);
            }
        }
    }

    PostgresConnection connection() {
        return endpoint.connection();
    }

    private static EmbeddedPostgres join(PostgresPaths paths) throws IOException {
        PostgresCluster cluster = new PostgresCluster(paths);
        try (FileLease starting = FileLease.exclusive(paths.startLock())) {
            // Waits while a supervisor is stopping the server that its last user left behind.
            FileLease use = FileLease.shared(paths.usersLock());
            try {
                PostgresSupervisor.launch(paths);
                return new EmbeddedPostgres(paths, cluster, use, joinOrStart(paths, cluster));
            } catch (IOException | RuntimeException e) {
                use.close();
                throw e;
            }
        }
    }

    private static PostgresEndpoint joinOrStart(PostgresPaths paths, PostgresCluster cluster) throws IOException {
        Optional<PostgresEndpoint> known = PostgresEndpoint.find(paths.endpoint());
        if (known.isPresent() && cluster.findRunning().isPresent()) {
            return known.get();
        }
        PostgresBinaries.unpack(paths.programs());
        if (cluster.exists()) {
            cluster.requireReadable();
            // A server without an endpoint file was being started when its starter was killed.
            cluster.stop();
        } else {
            String password = RandomPassword.next();
            SecretFile.write(paths.password(), password);
            cluster.create(password);
        }
        String password = Files.readString(paths.password());
        // Others may still hold connections to the port of a server that crashed.
        int port = start(cluster, known.map(PostgresEndpoint::port));
        PostgresEndpoint endpoint = new PostgresEndpoint(port, password);
        endpoint.write(paths.endpoint());
        LOG.info("PostgreSQL {} listens on {}", PostgresBinaries.VERSION, endpoint);
        return endpoint;
    }

    private static int start(PostgresCluster cluster, Optional<Integer> preferredPort) throws IOException {
        Instant deadline = Instant.now().plus(START_PATIENCE);
        int port = preferredPort.isPresent() ? preferredPort.get() : LoopbackPort.choose();
        while (true) {
            try {
                cluster.start(port);
                return port;
            } catch (PostgresProgramException e) {
                if (Instant.now().isAfter(deadline) || !(e.portTaken() || e.sessionsLeft())) {
                    throw e;
                }
                port = e.portTaken() ? LoopbackPort.choose() : port;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while PostgreSQL was starting", e);
        }
    }

    /** Gives up the server; whoever is last waits until it has stopped. */
    @Override
    public void close() {
        synchronized (OPEN) {
            openings--;
            if (openings > 0) {
                return;
            }
            OPEN.remove(paths.dataDirectory());
            try (FileLease stopping = FileLease.exclusive(paths.startLock())) {
                use.close();
                leave();
            } catch (IOException e) {
                throw new StoreException(
                        "cannot stop the PostgreSQL server of "
                                + paths.dataDirectory().root() + ": " + e,
                        e);
            }
        }
    }

    private void leave() throws IOException {
        Optional<FileLease> nobodyElse = FileLease.tryExclusive(paths.usersLock());
        if (nobodyElse.isEmpty()) {
            // Either others use it, and this returns at once, or the supervisor is stopping it, and this waits for it.
            FileLease.shared(paths.usersLock()).close();
            return;
        }
        try (FileLease last = nobodyElse.get()) {
            cluster.stop();
            Files.deleteIfExists(paths.endpoint());
        }
    }
}
