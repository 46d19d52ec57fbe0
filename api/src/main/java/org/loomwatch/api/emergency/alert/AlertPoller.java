package org.loomwatch.api.emergency.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.CapVerdict;
import org.loomwatch.api.emergency.cap.FeedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what sources of kind {@code folder} and {@code feed} have. A message fetched twice changes nothing. */
public final class AlertPoller {

    private static final Logger LOG = LoggerFactory.getLogger(AlertPoller.class);
    private static final int MOST_BYTES = 3 << 20;
    private static final int MOST_ENTRIES = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** A file may still be written to: it is read once it has not changed for this long. */
    private static final Duration AT_REST = Duration.ofSeconds(1);

    private final AlertIntake intake;
    private final AlertSourceService sources;
    private final CapChecker checker;
    private final Set<String> seen = new HashSet<>();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public AlertPoller(AlertIntake intake, AlertSourceService sources, CapChecker checker) {
        this.intake = intake;
        this.sources = sources;
        this.checker = checker;
    }

    /** One round over all sources; a source that fails does not stop the others. */
    public void poll() {
        for (AlertSource source : sources.list()) {
            try {
                Failures failure = (what, error) -> failed(source, what, error);
                if (source.kind().equals("folder")) {
                    pollFolder(source.id(), Path.of(source.address()), failure);
                } else if (source.kind().equals("feed")) {
                    pollFeed(source.id(), URI.create(source.address()), failure);
                }
            } catch (IOException | RuntimeException e) {
                failed(source, source.address(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Hears of what could not be taken, and why. */
    @FunctionalInterface
    private interface Failures {
        void add(String what, Exception error);
    }

    /** What kept a file or an answer from being read is told to whoever looks after the source; what fails inside is in the log. */
    private void failed(AlertSource source, String what, Exception error) {
        LOG.warn("alert source {}: {} failed", source.id(), what, error);
        sources.failed(source.id(), what + ": " + reason(error));
    }

    private static String reason(Exception error) {
        if (error instanceof FileSystemException file) {
            return "cannot be read or moved" + (file.getReason() == null ? "" : " (" + file.getReason() + ")");
        }
        if (error instanceof IllegalArgumentException) {
            return "this is no address that can be fetched";
        }
        if (!(error instanceof IOException)) {
            return "it failed inside this server; its log says why";
        }
        return error.getMessage() == null ? "no connection" : error.getMessage();
    }

    /** Takes the files of a folder in the order of their names, and puts them into {@code taken} or {@code refused} in it. */
    private void pollFolder(String id, Path folder, Failures failure) throws IOException {
        Files.createDirectories(folder);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(xml|cap)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isAfter(Instant.now().minus(AT_REST))) {
                continue;
            }
            try {
                takeFile(id, folder, file);
            } catch (IOException | RuntimeException e) {
                // One file nobody can read must not keep the next ones waiting.
                failure.add(String.valueOf(file.getFileName()), e);
            }
        }
    }

    private void takeFile(String id, Path folder, Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        IntakeResult result = intake.take(bytes, "folder", id);
        Path target = folder.resolve(result.outcome().equals("quarantined") ? "refused" : "taken");
        Files.createDirectories(target);
        Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        sources.heard(id);
    }

    private void pollFeed(String id, URI address, Failures failure) throws IOException, InterruptedException {
        byte[] bytes = fetch(address);
        CapVerdict verdict = checker.check(bytes);
        if (!verdict.isFeed()) {
            if (verdict.findMessage().isEmpty()) {
                throw new IOException("neither a feed nor a message: " + verdict.errors());
            }
            intake.take(bytes, "feed", id);
        }
        sources.heard(id);
        for (FeedEntry entry : verdict.entries().stream().limit(MOST_ENTRIES).toList()) {
            String link = entry.link();
            String key = id + " " + entry.id() + " " + entry.updated() + " " + link;
            if (link == null || seen.contains(key)) {
                continue;
            }
            try {
                intake.take(fetch(own(address, link)), "feed", id);
                seen.add(key);
            } catch (IOException | RuntimeException e) {
                // An entry that cannot be had is tried again next time; the others do not wait for it.
                failure.add(link, e);
            }
        }
    }

    /** A feed may lead to its own host only: it must not make this server fetch whatever it likes. */
    private static URI own(URI feed, String link) throws IOException {
        URI target = feed.resolve(link);
        if (!feed.getAuthority().equals(target.getAuthority())
                || !feed.getScheme().equals(target.getScheme())) {
            throw new IOException("the entry leads to another host");
        }
        return target;
    }

    private byte[] fetch(URI address) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(
                HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("answered " + response.statusCode());
            }
            return in.readNBytes(MOST_BYTES);
        }
    }
}
