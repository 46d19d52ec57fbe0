package org.loomwatch.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.loomwatch.notebook.client.LoomwatchClient;
import org.loomwatch.notebook.client.RefusedException;
import org.loomwatch.notebook.run.NotebookRunner;

/**
 * Runs every notebook of this folder against a small district. With {@code -Dnotebooks.write=true} the files are written anew with
 * what came out; otherwise an error or another key figure fails.
 */
class NotebooksIT {

    private static final Path NOTEBOOKS = Path.of(System.getProperty("notebooks.directory", "."));
    private static final boolean WRITE = Boolean.getBoolean("notebooks.write");
    private static final List<String> ANALYSTS_RIGHTS = List.of(
            "catalogue_read",
            "area_read",
            "overview_read",
            "enterprise_read",
            "quality_read",
            "index_read",
            "index_diagnostics",
            "warning_read",
            "model_read");

    private static NotebookDistrict district;

    @BeforeAll
    static void start() throws Exception {
        district = NotebookDistrict.start();
        System.setProperty("loomwatch.url", district.address());
    }

    @AfterAll
    static void stop() {
        if (district != null) {
            district.close();
        }
    }

    @TestFactory
    List<DynamicTest> notebooks() throws Exception {
        String analyst = district.signIn("analyst").makeToken("notebooks", ANALYSTS_RIGHTS, 1);
        String officer = district.signIn("emergency_officer").makeToken("notebooks", List.of("emergency_read"), 1);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(NOTEBOOKS)) {
            all.filter(file -> file.toString().endsWith(".ipynb")).sorted().forEach(files::add);
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    boolean emergency = String.valueOf(file.getFileName()).contains("typhoon");
                    System.setProperty("loomwatch.token", emergency ? officer : analyst);
                    NotebookRunner.Report report = NotebookRunner.run(file, WRITE);
                    assertEquals(List.of(), report.faults(), () -> String.join("\n", report.faults()));
                    assertTrue(report.cells() > 0 && !report.figures().isEmpty(), report.toString());
                }))
                .toList();
    }

    @Test
    void theClientMayDoWhatItsTokenMay() {
        String narrow = district.signIn("analyst").makeToken("narrow", List.of("overview_read"), 1);
        LoomwatchClient client = LoomwatchClient.withToken(district.address(), narrow);
        assertTrue(client.overview(null).enterprises() > 0);
        assertEquals(
                403, assertThrows(RefusedException.class, client::enterprises).status());
        LoomwatchClient stranger = LoomwatchClient.withToken(district.address(), "lw_nobody");
        assertEquals(
                401,
                assertThrows(RefusedException.class, () -> stranger.overview(null))
                        .status());
    }

    @Test
    void pythonNeedsTenLines() throws Exception {
        Path script = NOTEBOOKS.resolve("overview.py");
        assumeTrue(hasPython(), "no python3 on the path");
        ProcessBuilder builder = new ProcessBuilder("python3", script.toString()).redirectErrorStream(true);
        builder.environment().put("LOOMWATCH_URL", district.address());
        builder.environment()
                .put("LOOMWATCH_TOKEN", district.signIn("analyst").makeToken("python", ANALYSTS_RIGHTS, 1));
        Process run = builder.start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), said);
        int enterprises = district.signIn("analyst").overview(null).enterprises();
        assertTrue(said.contains("%d enterprises".formatted(enterprises)), said);
        assertTrue(Files.readAllLines(script).stream()
                        .filter(line -> !line.isBlank())
                        .count()
                <= 10);
    }

    /** What the browser specs of the web module cannot show on a district that is too young to learn from. */
    @Test
    void anAnalystTrainsComparesPromotesAndRollsBack() throws Exception {
        Path web = NOTEBOOKS.resolve("../web").normalize();
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        assumeTrue(Files.isExecutable(Path.of(chromium)), "no Chromium at $CHROMIUM or /usr/bin/chromium");
        assumeTrue(Files.isDirectory(web.resolve("node_modules")), "web/node_modules is missing: build the web module");
        Path log = Path.of("target", "browser-spec.log");
        ProcessBuilder builder = new ProcessBuilder("npm", "run", "e2e", "--", "experiments")
                .directory(web.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LOOMWATCH_URL", district.address());
        builder.environment().put("LOOMWATCH_ACCOUNTS", district.accountsFile().toString());
        builder.environment().put("CHROMIUM", chromium);
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertTrue(ended && process.exitValue() == 0, said);
        assertTrue(said.contains("1 passed"), said);
    }

    private static boolean hasPython() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }
}
