package org.loomwatch.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.ingest.InboxLedger.FileState;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * Takes in what is dropped into directories, one run after another. A file is ready when it has stopped changing; what a run has
 * taken in is noted when the run has finished, so that a file whose run was cut off is taken in again, which changes nothing
 * that was done. Names that begin with a dot or {@code ~$}, or end in {@code .part} or {@code .tmp}, are still being written.
 */
public final class InboxFollower {

    private static final Duration QUIET = Duration.ofMillis(1500);

    private final ClickHouseConnection connection;
    private final IngestService service;
    private final List<Path> roots;
    private final Clock clock;
    private Map<Path, FileState> seen = Map.of();
    private Map<Path, FileState> taken = Map.of();

    /** A follower whose runs are jobs of this process. */
    public InboxFollower(ClickHouseConnection connection, List<Path> roots, Clock clock) {
        this(connection, new IngestService(connection), roots, clock);
    }

    /** @param roots directories searched with all below them, or single files */
    public InboxFollower(ClickHouseConnection connection, IngestService service, List<Path> roots, Clock clock) {
        this.connection = connection;
        this.service = service;
        this.roots =
                roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
        this.clock = clock;
    }

    /** Files that wait, and since when the oldest of them has (milliseconds since 1970; 0 if none does). */
    public record Waiting(int files, long since) {}

    /** Hears of runs; called on the follower's thread. */
    public interface Listener extends IngestProgress {

        void waiting(Waiting files);

        void begins(int files);

        void finished(IngestResult result);
    }

    /**
     * Looks once and takes in what is ready.
     *
     * @return what came of it; empty if nothing was ready
     */
    public Optional<IngestResult> poll(Listener listener) {
        Map<Path, FileState> open = listFiles();
        open.entrySet().removeIf(file -> file.getValue().equals(taken.get(file.getKey())));
        if (open.isEmpty()) {
            listener.waiting(new Waiting(0, 0));
            return Optional.empty();
        }
        try (BinaryClient client = new BinaryClient(connection)) {
            InboxLedger ledger = new InboxLedger(client);
            taken = ledger.read();
            open.entrySet().removeIf(file -> file.getValue().equals(taken.get(file.getKey())));
            Map<Path, FileState> ready = ready(open);
            seen = open;
            listener.waiting(new Waiting(
                    open.size(),
                    open.values().stream()
                            .mapToLong(FileState::modifiedAt)
                            .min()
                            .orElse(0)));
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            listener.begins(ready.size());
            IngestResult result =
                    service.ingest(new IngestRequest(List.copyOf(ready.keySet()), clock.instant()), listener);
            ledger.write(ready, result.run());
            taken.putAll(ready);
            listener.finished(result);
            return Optional.of(result);
        }
    }

    private Map<Path, FileState> ready(Map<Path, FileState> open) {
        long now = clock.millis();
        Map<Path, FileState> ready = new TreeMap<>(open);
        ready.entrySet()
                .removeIf(file -> !file.getValue().equals(seen.get(file.getKey()))
                        || now - file.getValue().modifiedAt() < QUIET.toMillis());
        return ready;
    }

    private Map<Path, FileState> listFiles() {
        Map<Path, FileState> files = new HashMap<>();
        for (Path root : roots) {
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()
                                && isWhole(file.getFileName().toString())) {
                            files.put(
                                    file,
                                    new FileState(
                                            attributes.size(),
                                            attributes.lastModifiedTime().toMillis()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        // It was moved or deleted while we looked.
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("cannot search " + root, e);
            }
        }
        return files;
    }

    private static boolean isWhole(String name) {
        return !name.startsWith(".") && !name.startsWith("~$") && !name.endsWith(".part") && !name.endsWith(".tmp");
    }
}
