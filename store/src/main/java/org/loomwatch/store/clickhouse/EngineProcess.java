package org.loomwatch.store.clickhouse;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.NullMarked;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.clickhouse.engine.EngineEndpoint;
import org.loomwatch.store.clickhouse.engine.EngineMain;
import org.loomwatch.store.clickhouse.engine.EngineOrder;
import org.slf4j.Logger;

/** Starts engine processes. */
final class EngineProcess {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;
    private static final long KEPT_LOG_BYTES = 16 << 20;

    /** One class of everything that the engine process runs; their jars are its class path. */
    private static final List<Class<?>> NEEDED = List.of(
            EngineMain.class,
            Native.class,
            Server.class,
            HttpStatus.class,
            Content.class,
            Callback.class,
            Logger.class,
            NullMarked.class);

    private EngineProcess() {}

    /**
     * Starts an engine and waits until it answers.
     *
     * @throws StoreException if it does not start; the message ends with what it logged
     */
    static EngineEndpoint start(EngineOrder order, Path log) throws IOException {
        Files.createDirectories(order.storage());
        long logged = rotate(log);
        Process process = launch(order, log);
        Instant deadline = Instant.now().plus(START_PATIENCE);
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                Optional<EngineEndpoint> endpoint = EngineEndpoint.find(order.endpointFile());
                if (endpoint.isPresent() && endpoint.get().processId() == process.pid()) {
                    return endpoint.get();
                }
                if (Instant.now().isAfter(deadline)) {
                    process.destroyForcibly();
                    throw failure("did not answer within " + START_PATIENCE.toSeconds() + " s", log, logged);
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the ClickHouse engine was starting", e);
        }
        if (process.exitValue() == EngineMain.EXIT_LIBRARY) {
            throw EngineLibrary.unloadable(order.library(), readFrom(log, logged));
        }
        throw failure("ended with exit code " + process.exitValue(), log, logged);
    }

    private static Process launch(EngineOrder order, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + ClickHouse.ENGINE_HEAP_BYTES,
                "-XX:+UseSerialGC",
                // The work is done in the library; what counts here is to be back soon after a crash.
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dslf4j.internal.verbosity=ERROR",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + log.resolveSibling("clickhouse-crash-%p.log"),
                "-cp",
                classPath(),
                EngineMain.class.getName());
        // What now() and today() give must not depend on where the machine stands.
        builder.environment().put("TZ", "UTC");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            order.write(input);
        }
        return process;
    }

    private static String classPath() {
        return NEEDED.stream()
                .map(EngineProcess::location)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<String> location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()).toString());
        } catch (URISyntaxException e) {
            throw new StoreException("cannot find the library of " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    /** Puts a long log aside and returns where the next process begins to write. */
    private static long rotate(Path log) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        if (Files.size(log) < KEPT_LOG_BYTES) {
            return Files.size(log);
        }
        Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    private static StoreException failure(String what, Path log, long from) throws IOException {
        return new StoreException("the ClickHouse engine " + what + " (" + log + "): " + readFrom(log, from));
    }

    private static String readFrom(Path log, long from) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        String text = new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8);
        try (Stream<String> lines = text.lines()) {
            return lines.filter(line -> !line.startsWith("SLF4J") && !line.startsWith("\tat "))
                    .collect(Collectors.joining(" | "));
        }
    }
}
