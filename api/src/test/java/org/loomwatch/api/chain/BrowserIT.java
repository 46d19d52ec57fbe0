package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The browser specs of the web module against the real server on a small generated district. */
@ExtendWith(GeneratedDistrict.class)
class BrowserIT {

    private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final int LONGEST_MINUTES = 15;

    /** One spec and how it ended. */
    private record Outcome(String name, Optional<String> failure, boolean skipped) {}

    @TestFactory
    Stream<DynamicTest> specs(GeneratedDistrict.Running district) throws Exception {
        Optional<Path> chromium = findChromium();
        assumeTrue(chromium.isPresent(), "no Chromium at $CHROMIUM, /usr/bin/chromium or its usual other names");
        assumeTrue(Files.isDirectory(WEB.resolve("node_modules")), "web/node_modules is missing: build the web module");
        Path report = WEB.resolve("target/e2e-reports/TEST-web-e2e.xml");
        Path log = TARGET.resolve("browser-specs.log");
        Files.deleteIfExists(report);
        ProcessBuilder npm = new ProcessBuilder("npm", "run", "e2e")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        npm.environment().put("LOOMWATCH_URL", district.address());
        npm.environment().put("LOOMWATCH_ACCOUNTS", district.accountsFile().toString());
        npm.environment()
                .put(
                        "LOOMWATCH_INBOX",
                        district.directory().resolve("data/inbox").toString());
        npm.environment().put("CHROMIUM", chromium.get().toString());
        Process process = npm.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        System.out.println(said);
        assertTrue(ended, "the browser specs did not end within " + LONGEST_MINUTES + " minutes");
        assertTrue(Files.exists(report), "the browser specs left no report; they said: " + said);
        List<Outcome> outcomes = outcomes(report);
        assertFalse(outcomes.isEmpty(), "no browser spec ran");
        boolean allPassed =
                outcomes.stream().allMatch(outcome -> outcome.failure().isEmpty());
        assertEquals(allPassed, process.exitValue() == 0, "exit code and outcomes of the browser specs disagree");
        return outcomes.stream()
                .map(outcome -> DynamicTest.dynamicTest(outcome.name(), () -> {
                    assumeTrue(!outcome.skipped(), "skipped by the spec itself");
                    outcome.failure().ifPresent(message -> fail(message));
                }));
    }

    private static List<Outcome> outcomes(Path report) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        NodeList cases = document.getElementsByTagName("testcase");
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element testcase = (Element) cases.item(i);
            NodeList failures = testcase.getElementsByTagName("failure");
            outcomes.add(new Outcome(
                    testcase.getAttribute("name"),
                    failures.getLength() == 0
                            ? Optional.empty()
                            : Optional.of(failures.item(0).getTextContent()),
                    testcase.getElementsByTagName("skipped").getLength() > 0));
        }
        return outcomes;
    }

    private static Optional<Path> findChromium() throws IOException {
        String named = System.getenv("CHROMIUM");
        Stream<String> usual = Stream.of(
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium");
        return (named == null || named.isEmpty() ? usual : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
