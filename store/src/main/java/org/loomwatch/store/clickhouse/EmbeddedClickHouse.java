package org.loomwatch.store.clickhouse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.FileLease;
import org.loomwatch.store.LoopbackPort;
import org.loomwatch.store.RandomPassword;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;
import org.loomwatch.store.clickhouse.engine.EngineOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine process of a data directory, shared by all processes on that directory. The first starts it; every one of
 * them watches it and starts it again, at the same port, if it was killed; it ends by itself when the last has gone.
 */
final class EmbeddedClickHouse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedClickHouse.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 50;

    private static final Map<DataDirectory, EmbeddedClickHouse> OPEN = new HashMap<>();

    private final ClickHousePaths paths;
    private final FileLease use;
    private final Path library;
    private final EngineGuard guard;
    private EngineEndpoint endpoint;
    private int openings;

    private EmbeddedClickHouse(ClickHousePaths paths, FileLease use, Path library) throws IOException {
        this.paths = paths;
        this.use = use;
        this.library = library;
        this.endpoint = joinOrStart();
        this.guard = new EngineGuard(this);
    }

    /** Joins the running engine of the directory or starts it; every opening needs its own {@link #close}. */
    static EmbeddedClickHouse open(DataDirectory directory) {
        synchronized (OPEN) {
            try {
                EmbeddedClickHouse engine = OPEN.get(directory);
                if (engine == null) {
                    engine = join(new ClickHousePaths(directory));
                    OPEN.put(directory, engine);
                }
                engine.openings++;
                return engine;
            } catch (IOException e) {
                throw new StoreException("cannot open the ClickHouse engine of " + directory.root() + ": " + e, e);
            }
        }
    }

    private static EmbeddedClickHouse join(ClickHousePaths paths) throws IOException {
        Path library = EngineLibrary.ofThisMachine().require(paths.verifiedLibrary());
        try (FileLease starting = FileLease.exclusive(paths.startLock())) {
            // Waits while an engine that its last user left is closing its storage.
            FileLease use = FileLease.shared(paths.usersLock());
            try {
                EmbeddedClickHouse engine = new EmbeddedClickHouse(paths, use, library);
                engine.guard.start();
                return engine;
            } catch (IOException | RuntimeException e) {
                use.close();
                throw e;
            }
        }
    }

    synchronized EngineEndpoint endpoint() {
        return endpoint;
    }

    /** Starts the engine again if it is gone, unless another process is about to. */
    synchronized void revive() throws IOException {
        if (endpoint.findProcess().isPresent()) {
            return;
        }
        Optional<FileLease> free = FileLease.tryExclusive(paths.startLock());
        if (free.isPresent()) {
            try (FileLease starting = free.get()) {
                Instant since = Instant.now();
                endpoint = joinOrStart();
                LOG.warn(
                        "ClickHouse was gone and is back at {} after {}",
                        endpoint,
                        Duration.between(since, Instant.now()));
            }
        }
    }

    /** The caller holds the start lock. */
    private EngineEndpoint joinOrStart() throws IOException {
        Optional<EngineEndpoint> known = EngineEndpoint.find(paths.endpoint());
        if (known.flatMap(EngineEndpoint::findProcess).isPresent()) {
            return known.get();
        }
        // Connections and their descriptions stay good if port and password do.
        int port = known.map(EngineEndpoint::port).filter(LoopbackPort::isFree).orElseGet(LoopbackPort::choose);
        String password = known.map(EngineEndpoint::password).orElseGet(RandomPassword::next);
        EngineOrder order = new EngineOrder(
                library,
                paths.storage(),
                paths.endpoint(),
                paths.engineLock(),
                paths.usersLock(),
                port,
                password,
                memoryLimit());
        return EngineProcess.start(order, paths.log());
    }

    /** Half of the machine: the other half is for this process and its models. */
    private static long memoryLimit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 2
                : 4L << 30;
    }

    /** Gives up the engine; whoever is last waits until it has closed its storage. */
    @Override
    public void close() {
        synchronized (OPEN) {
            openings--;
            if (openings > 0) {
                return;
            }
            OPEN.remove(paths.dataDirectory());
            guard.close();
            try (FileLease leaving = FileLease.exclusive(paths.startLock())) {
                use.close();
                awaitEndUnlessUsed();
            } catch (IOException e) {
                throw new StoreException(
                        "cannot leave the ClickHouse engine of "
                                + paths.dataDirectory().root() + ": " + e,
                        e);
            }
        }
    }

    private void awaitEndUnlessUsed() throws IOException {
        Instant deadline = Instant.now().plus(STOP_PATIENCE);
        while (endpoint().findProcess().isPresent()) {
            Optional<FileLease> unnoticed = FileLease.tryExclusive(paths.usersLock());
            if (unnoticed.isPresent()) {
                unnoticed.get().close();
            } else {
                // Either others use it, and this returns at once, or it is stopping, and this waits for that.
                FileLease.shared(paths.usersLock()).close();
                if (Files.exists(paths.endpoint())) {
                    return;
                }
            }
            if (Instant.now().isAfter(deadline)) {
                endpoint().findProcess().ifPresent(ProcessHandle::destroyForcibly);
                return;
            }
            EngineGuard.pause(LOOK_MILLIS);
        }
    }
}
