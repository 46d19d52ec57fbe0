package org.loomwatch.jobs.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.clickhouse.ClickHouse;

/** An ingest in a process of its own, to be killed. Says {@code running} when it begins. */
final class IngestProcess {

    private IngestProcess() {}

    /** Starts one with the classpath of this process. */
    static Process start(Path data, Path files) throws java.io.IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestProcess.class.getName(),
                data.toString(),
                files.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        DataDirectory data = DataDirectory.create(Path.of(arguments[0]));
        try (ClickHouse clickHouse = ClickHouse.open(StoreSettings.embedded(data))) {
            System.out.println("running");
            new IngestService(clickHouse.connection())
                    .ingest(
                            new IngestRequest(List.of(Path.of(arguments[1])), Instant.parse("2026-11-01T00:00:00Z")),
                            IngestProgress.SILENT);
            System.out.println("done");
        }
    }
}
