package org.loomwatch.store.clickhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library must leave SIGSEGV to the JVM, which turns it into NullPointerExceptions; else the process just dies. */
class SignalHandlerTest {

    private static final int ROUNDS = 5;
    private static final int ACCESSES = 100_000;

    @TempDir
    Path directory;

    @Test
    void nullAccessesAfterConnectsAreStillExceptions() throws Exception {
        Path library = Path.of("engine/node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
        Assumptions.assumeTrue(Files.exists(library), "the ClickHouse library of another platform is installed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignalHandlerTest.class.getName(),
                        library.toAbsolutePath().toString(),
                        directory.resolve("storage").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        int exit = process.waitFor();
        assertEquals(0, exit, Files.readString(directory.resolve("output")));
    }

    /** Takes the library and a storage directory; exits with 0 if every null access was an exception. */
    public static void main(String[] arguments) throws Exception {
        int caught = 0;
        try (Engine engine = Engine.open(Path.of(arguments[0]), Path.of(arguments[1]), 1L << 30)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (EngineSession session = engine.openSession("test")) {
                    session.execute("SELECT count() FROM numbers(100000)");
                }
                caught += provoke();
            }
        }
        System.exit(caught == ROUNDS * ACCESSES / 2 ? 0 : 1);
    }

    /** Compiled code checks for null by reading address 0; often enough that it gets compiled. */
    private static int provoke() {
        int caught = 0;
        List<@Nullable Holder> holders = Arrays.asList(new Holder(1), null);
        for (int i = 0; i < ACCESSES; i++) {
            try {
                caught += readValue(holders.get(i % 2)) - 1;
            } catch (NullPointerException e) {
                caught++;
            }
        }
        return caught;
    }

    @SuppressWarnings("NullAway")
    private static int readValue(@Nullable Holder holder) {
        return holder.value;
    }

    private static final class Holder {
        private final int value;

        private Holder(int value) {
            this.value = value;
        }
    }
}
