package org.loomwatch.store.clickhouse.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The memory that a MergeTree table has of inserts it took, mended after a crash.
 *
 * <p>ClickHouse notes an insert down before it moves the written part into place. Killed between the two, it would
 * take a repetition of that insert for a duplicate and drop it. Notes whose part is nowhere are therefore revoked
 * before the storage is opened; where the part has gone for another reason, forgetting the note does no harm.
 */
final class DeduplicationLog {

    private static final String DIRECTORY = "deduplication_logs";
    private static final String ADDED = "1";
    private static final String DROPPED = "2";

    private final Path table;

    private DeduplicationLog(Path table) {
        this.table = table;
    }

    /** Mends every table of a storage directory that no engine has open. Returns the number of notes revoked. */
    static int mendAll(Path storage) throws IOException {
        Path store = storage.resolve("store");
        if (!Files.isDirectory(store)) {
            return 0;
        }
        List<Path> tables;
        // Tables lie at store/<three digits of their id>/<id>.
        try (Stream<Path> directories = Files.walk(store, 3)) {
            tables = directories
                    .filter(path -> path.endsWith(DIRECTORY) && Files.isDirectory(path))
                    .map(Path::getParent)
                    .toList();
        }
        int revoked = 0;
        for (Path table : tables) {
            revoked += new DeduplicationLog(table).mend();
        }
        return revoked;
    }

    private int mend() throws IOException {
        List<Path> files = list(table.resolve(DIRECTORY)).stream()
                .filter(file -> number(file) >= 0)
                .sorted(Comparator.comparingLong(DeduplicationLog::number))
                .toList();
        Map<String, String> partOfBlock = new LinkedHashMap<>();
        for (Path file : files) {
            for (String line : Files.readString(cutBrokenLine(file)).split("\n")) {
                String[] fields = line.split("\t");
                if (fields.length == 3 && fields[0].equals(ADDED)) {
                    partOfBlock.put(fields[2], fields[1]);
                } else if (fields.length == 3 && fields[0].equals(DROPPED)) {
                    partOfBlock.remove(fields[2]);
                } else if (!line.isEmpty()) {
                    // Another release's format: better left alone.
                    return 0;
                }
            }
        }
        List<PartName> present = list(table).stream()
                .map(part -> PartName.parse(part.getFileName().toString()))
                .flatMap(Optional::stream)
                .toList();
        StringBuilder revocations = new StringBuilder();
        int revoked = 0;
        for (Map.Entry<String, String> entry : partOfBlock.entrySet()) {
            Optional<PartName> part = PartName.parse(entry.getValue());
            if (part.isPresent() && present.stream().noneMatch(other -> other.covers(part.get()))) {
                revocations.append(DROPPED + "\t" + entry.getValue() + "\t" + entry.getKey() + "\n");
                revoked++;
            }
        }
        if (revoked > 0) {
            Files.writeString(files.get(files.size() - 1), revocations, StandardOpenOption.APPEND);
        }
        return revoked;
    }

    /** What stands behind the last line break was being written when the engine was killed. */
    private static Path cutBrokenLine(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
        if (end < bytes.length) {
            Files.write(file, java.util.Arrays.copyOf(bytes, end));
        }
        return file;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    /** Files are named {@code deduplication_log_<number>.txt}; -1 for any other. */
    private static long number(Path file) {
        String digits = file.getFileName().toString().replaceFirst("deduplication_log_(\\d+)\\.txt", "$1");
        return digits.matches("\\d+") ? Long.parseLong(digits) : -1;
    }
}
