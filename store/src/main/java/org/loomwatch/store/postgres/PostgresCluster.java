package org.loomwatch.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.RandomPassword;
import org.loomwatch.store.SecretFile;
import org.loomwatch.store.StoreException;

/**
 * The database cluster in a data directory and the server process on it. Callers see to it that one process at a time
 * starts or stops it. Uses nothing but the JDK, so that the supervisor needs no class path of libraries.
 */
final class PostgresCluster {

    private static final long LONGEST_LOG_BYTES = 10L << 20;
    private static final int LONGEST_EXCERPT_BYTES = 8 << 10;
    private static final String POSTMASTER_PID = "postmaster.pid";

    /** Role that owns the cluster; it cannot log in over the network. */
    private static final String OWNER = "postgres";

    private final PostgresPaths paths;
    private final ServerUser user;
    private final PostgresPrograms programs;

    PostgresCluster(PostgresPaths paths) {
        this(paths, ServerUser.current());
    }

    PostgresCluster(PostgresPaths paths, ServerUser user) {
        this.paths = paths;
        this.user = user;
        this.programs = new PostgresPrograms(paths.programs().resolve("bin"), user);
    }

    boolean exists() {
        return Files.isDirectory(paths.cluster());
    }

    /**
     * Creates the cluster with the one role and database of Loomwatch; half a creation never shows under its name.
     *
     * @param rolePassword letters and digits only
     */
    void create(String rolePassword) throws IOException {
        Path partial = paths.cluster().resolveSibling("data.partial");
        DirectoryTree.delete(partial);
        Files.createDirectory(partial);
        user.own(partial);
        // initdb insists on a password for the owner; pg_hba.conf never lets the owner in, so nobody needs to know it.
        Path ownerPassword = paths.cluster().resolveSibling("owner.password");
        SecretFile.write(ownerPassword, RandomPassword.next());
        user.own(ownerPassword);
        try {
            programs.run(
                    List.of(),
                    "initdb",
                    "--pgdata=" + partial,
                    "--username=" + OWNER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + ownerPassword,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums");
        } finally {
            Files.deleteIfExists(ownerPassword);
        }
        String output = programs.run(
                List.of(
                        "CREATE ROLE " + PostgresEndpoint.ROLE + " LOGIN PASSWORD '" + rolePassword + "'",
                        "CREATE DATABASE " + PostgresEndpoint.DATABASE + " OWNER " + PostgresEndpoint.ROLE),
                "postgres",
                "--single",
                "-D",
                partial.toString(),
                "postgres");
        if (output.contains("ERROR:") || output.contains("FATAL:")) {
            throw new StoreException("cannot create the PostgreSQL database: " + output.strip());
        }
        Files.move(partial, paths.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Starts the server and waits until it accepts connections; after a crash that includes recovery.
     *
     * @throws PostgresProgramException if it does not start; the message ends with what the server logged
     */
    void start(int port) throws IOException {
        // The process id in a left-over file may by now belong to any other process, which PostgreSQL cannot tell.
        Files.deleteIfExists(paths.cluster().resolve(POSTMASTER_PID));
        writeConfiguration();
        user.own(paths.cluster());
        long logged = prepareLog();
        try {
            programs.run(
                    List.of(),
                    "pg_ctl",
                    "start",
                    "--pgdata=" + paths.cluster(),
                    "--log=" + paths.serverLog(),
                    "--wait",
                    "--timeout=120",
                    "--options=-p " + port);
        } catch (PostgresProgramException e) {
            throw e.with(readLogFrom(logged));
        }
    }

    /** Ends all sessions and stops the server, and waits until it is gone; does nothing if none runs. */
    void stop() throws IOException {
        if (findRunning().isEmpty()) {
            return;
        }
        try {
            programs.run(List.of(), "pg_ctl", "stop", "--pgdata=" + paths.cluster(), "--mode=fast", "--wait");
        } catch (PostgresProgramException e) {
            if (findRunning().isPresent()) {
                programs.run(List.of(), "pg_ctl", "stop", "--pgdata=" + paths.cluster(), "--mode=immediate", "--wait");
            }
        }
    }

    /** The live server process of exactly this cluster, whoever started it. */
    Optional<ProcessHandle> findRunning() throws IOException {
        Path pidFile = paths.cluster().resolve(POSTMASTER_PID);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).matches("[0-9]+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(this::servesThis);
    }

    /** Goes by the arguments: of a process of another user they are all that a container lets root see. */
    private boolean servesThis(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(paths.cluster().toString()))
                .orElseGet(() -> process.info()
                        .command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElse(false));
    }

    /** @throws StoreException if another major release of PostgreSQL wrote the cluster */
    void requireReadable() throws IOException {
        String version = Files.readString(paths.cluster().resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresBinaries.majorVersion())) {
            throw new StoreException(
                    "%s was written by PostgreSQL %s, this program has PostgreSQL %s; make a backup with the"
                                    .formatted(paths.cluster(), version, PostgresBinaries.majorVersion())
                            + " program that wrote it and restore it into a new data directory");
        }
    }

    private void writeConfiguration() throws IOException {
        Files.writeString(paths.cluster().resolve("postgresql.conf"), """
                # Written anew at every start.
                listen_addresses = '%s'
                unix_socket_directories = ''
                max_connections = 100
                shared_buffers = 128MB
                # Not /dev/shm, which containers keep small.
                dynamic_shared_memory_type = mmap
                password_encryption = scram-sha-256
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = warning
                """.formatted(PostgresEndpoint.HOST));
        Files.writeString(
                paths.cluster().resolve("pg_hba.conf"),
                "host %s %s %s/32 scram-sha-256%n"
                        .formatted(PostgresEndpoint.DATABASE, PostgresEndpoint.ROLE, PostgresEndpoint.HOST));
    }

    /** @return how long the log is before the server writes to it */
    private long prepareLog() throws IOException {
        Path log = paths.serverLog();
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        user.own(log);
        return Files.size(log);
    }

    private String readLogFrom(long position) throws IOException {
        try (SeekableByteChannel log = Files.newByteChannel(paths.serverLog())) {
            log.position(position);
            InputStream written = Channels.newInputStream(log);
            return new String(written.readNBytes(LONGEST_EXCERPT_BYTES), StandardCharsets.UTF_8).strip();
        }
    }
}
