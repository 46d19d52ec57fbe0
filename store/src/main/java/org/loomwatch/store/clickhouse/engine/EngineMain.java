package org.loomwatch.store.clickhouse.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.store.FileLease;

/**
 * The engine process of one data directory. Reads its {@link EngineOrder} from standard input, serves until no other
 * process uses the data directory any more, and closes the storage in order.
 */
public final class EngineMain {

    /** The library cannot be loaded. */
    public static final int EXIT_LIBRARY = 3;

    private static final long LOOK_MILLIS = 250;

    /** Kept from the garbage collector, which would release it. */
    @SuppressWarnings("unused")
    private static @Nullable FileLease lastLease;

    private EngineMain() {}

    private interface Libc extends Library {
        int setsid();
    }

    /** Takes no arguments: the order carries a password. */
    public static void main(String[] arguments) throws Exception {
        EngineOrder order = EngineOrder.read(System.in);
        try {
            // Ctrl-C in a terminal reaches every process of its session; the engine must outlast its users.
            Native.load("c", Libc.class).setsid();
            serve(order);
            System.exit(0);
        } catch (UnsatisfiedLinkError e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_LIBRARY);
        }
    }

    private static void serve(EngineOrder order) throws Exception {
        try (FileLease only = FileLease.exclusive(order.engineLock());
                Engine engine = Engine.open(order.library(), order.storage(), order.memoryLimit());
                HttpEndpoint http = HttpEndpoint.start(
                        engine,
                        new Credentials(EngineEndpoint.USER, order.password()),
                        order.endpointFile().resolveSibling("spool"),
                        order.port())) {
            EngineEndpoint endpoint = EngineEndpoint.ofThisProcess(order.port(), order.password());
            endpoint.write(order.endpointFile());
            System.err.println("ClickHouse " + engine.version() + " listens on " + endpoint);
            // Held to the very end of the process: whoever wants to come now waits until it is gone.
            lastLease = awaitNoUsers(order.usersLock());
            Files.deleteIfExists(order.endpointFile());
            System.err.println("nobody uses " + order.storage() + " any more");
        }
    }

    private static FileLease awaitNoUsers(Path usersLock) throws IOException, InterruptedException {
        Optional<FileLease> nobody = FileLease.tryExclusive(usersLock);
        while (nobody.isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
            nobody = FileLease.tryExclusive(usersLock);
        }
        return nobody.get();
    }
}
