package org.loomwatch.jobs.master;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.CsvLine;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Loads {@code disputes.csv}: what warnings are judged by. A later file replaces what an earlier one said of a dispute. */
final class DisputeFile {

    private static final List<String> COLUMNS =
            List.of("dispute_id", "uscc", "started_on", "known_on", "kind", "people");
    private static final int KIND = 4;
    private static final int BLOCK_BYTES = 16 << 20;

    /** Disputes are about what complaints are about. */
    private static final List<String> KINDS = Feed.COMPLAINTS.fields().stream()
            .filter(field -> field.name().equals("category"))
            .map(FeedField::allowed)
            .findFirst()
            .orElseThrow();

    private final BinaryClient client;
    private final QuarantineWriter quarantine;
    private final long version;
    private final Bytes rows = new Bytes(1 << 16);
    private long taken;
    private long rejected;

    /** @param version greater than in every run before */
    DisputeFile(BinaryClient client, QuarantineWriter quarantine, long version) {
        this.client = client;
        this.quarantine = quarantine;
        this.version = version;
    }

    long taken() {
        return taken;
    }

    long rejected() {
        return rejected;
    }

    void load(Path file, QuarantineSource source) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            if (header == null || !CsvLine.split(header.replace("\uFEFF", "")).equals(COLUMNS)) {
                quarantine.refuse(source, Reason.FILE_HEADER, "expected " + String.join(",", COLUMNS));
                rejected++;
                return;
            }
            int line = 1;
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                line++;
                if (!row.isBlank()) {
                    take(source, line, row);
                }
            }
        }
        flush();
    }

    private void take(QuarantineSource source, int line, String row) {
        List<String> cells = CsvLine.split(row);
        int before = rows.size();
        Rejection rejection = write(cells);
        if (rejection == null) {
            taken++;
        } else {
            rejected++;
            rows.truncate(before);
            String uscc = cells.size() > 1 ? cells.get(1) : "";
            quarantine.reject(source, line, rejection, List.of(cells.isEmpty() ? "" : cells.get(0), uscc), row);
        }
        if (rows.size() >= BLOCK_BYTES) {
            flush();
        }
    }

    private @Nullable Rejection write(List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            return new Rejection(Reason.COLUMNS, "", COLUMNS.size() + " columns");
        }
        if (cells.get(0).isBlank()) {
            return new Rejection(Reason.MISSING_KEY, "dispute_id", "a value");
        }
        if (!Uscc.isValid(cells.get(1))) {
            return new Rejection(Reason.USCC_CHECK, "uscc", "a unified social credit code");
        }
        if (!KINDS.contains(cells.get(KIND))) {
            return new Rejection(Reason.ENUMERATION, "kind", String.join(", ", KINDS));
        }
        LocalDate started;
        LocalDate known;
        try {
            started = LocalDate.parse(cells.get(2));
            known = LocalDate.parse(cells.get(3));
        } catch (DateTimeException e) {
            return new Rejection(Reason.DATE_FORMAT, "started_on", "dates YYYY-MM-DD");
        }
        if (known.isBefore(started)) {
            return new Rejection(Reason.DATE_FORMAT, "known_on", "a day not before started_on");
        }
        rows.putString(cells.get(0));
        rows.putString(cells.get(1));
        rows.putInt((int) started.toEpochDay());
        rows.putInt((int) known.toEpochDay());
        rows.putString(cells.get(KIND));
        return writePeople(cells.get(5));
    }

    private @Nullable Rejection writePeople(String text) {
        if (text.isBlank()) {
            rows.putByte(1);
        } else {
            try {
                long people = Long.parseLong(text);
                if (people < 0) {
                    return new Rejection(Reason.AMOUNT_NEGATIVE, "people", "a count");
                }
                rows.putByte(0);
                rows.putLong(people);
            } catch (NumberFormatException e) {
                return new Rejection(Reason.AMOUNT_FORMAT, "people", "a whole number");
            }
        }
        rows.putLong(version);
        return null;
    }

    private void flush() {
        if (rows.size() > 0) {
            client.insert(
                    "dispute",
                    Stream.concat(COLUMNS.stream(), Stream.of("version")).toList(),
                    rows.array(),
                    rows.size());
            rows.truncate(0);
        }
    }
}
