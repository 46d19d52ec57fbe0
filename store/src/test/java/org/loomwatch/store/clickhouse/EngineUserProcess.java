package org.loomwatch.store.clickhouse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;

/** Another process on the same data directory: opens ClickHouse, says so, and leaves properly when its input ends. */
final class EngineUserProcess implements AutoCloseable {

    private final Process process;

    private EngineUserProcess(Process process) {
        this.process = process;
    }

    static EngineUserProcess start(DataDirectory directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineUserProcess.class.getName(),
                        directory.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (!"open".equals(line)) {
            throw new IOException("the other process said " + line);
        }
        return new EngineUserProcess(process);
    }

    public static void main(String[] arguments) throws Exception {
        DataDirectory directory = DataDirectory.create(Path.of(arguments[0]));
        try (ClickHouse clickHouse = ClickHouse.open(StoreSettings.embedded(directory))) {
            ClickHouseUnderTest.execute(
                    clickHouse, "CREATE TABLE IF NOT EXISTS kept ENGINE = MergeTree ORDER BY n AS SELECT 1 AS n");
            System.out.println("open");
            while (System.in.read() >= 0) {
                // Nothing is said; the end of the input is the sign to leave.
            }
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it leave and waits until it has. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
