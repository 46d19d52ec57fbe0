package org.loomwatch.jobs.master;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.EnterpriseSize;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.CsvLine;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Loads {@code enterprises.csv}. A later file replaces what an earlier one said of an enterprise. */
final class EnterpriseFile {

    private static final List<String> COLUMNS = List.of(
            "uscc", "name", "industry", "area", "address", "lon", "lat", "founded_on", "size", "legal_representative");
    private static final int BLOCK_BYTES = 16 << 20;

    private final BinaryClient client;
    private final QuarantineWriter quarantine;
    private final long version;
    private final Bytes rows = new Bytes(1 << 16);
    private long taken;
    private long rejected;

    /** @param version greater than in every run before */
    EnterpriseFile(BinaryClient client, QuarantineWriter quarantine, long version) {
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
                    List<String> cells = CsvLine.split(row);
                    int before = rows.size();
                    Rejection rejection = write(cells);
                    if (rejection == null) {
                        taken++;
                    } else {
                        rejected++;
                        rows.truncate(before);
                        List<String> key = List.of("", cells.isEmpty() ? "" : cells.get(0));
                        quarantine.reject(source, line, rejection, key, row);
                    }
                    if (rows.size() >= BLOCK_BYTES) {
                        flush();
                    }
                }
            }
        }
        flush();
    }

    private void flush() {
        if (rows.size() > 0) {
            client.insert(
                    "enterprise",
                    java.util.stream.Stream.concat(COLUMNS.stream(), java.util.stream.Stream.of("version"))
                            .toList(),
                    rows.array(),
                    rows.size());
            rows.truncate(0);
        }
    }

    private @Nullable Rejection write(List<String> cells) {
        if (cells.size() != COLUMNS.size()) {
            return new Rejection(Reason.COLUMNS, "", COLUMNS.size() + " columns");
        }
        String uscc = cells.get(0);
        if (!Uscc.isValid(uscc)) {
            boolean form = uscc.length() == Uscc.LENGTH && uscc.chars().allMatch(c -> Uscc.ALPHABET.indexOf(c) >= 0);
            return form
                    ? new Rejection(Reason.USCC_CHECK, "uscc", "check character " + Uscc.checkCharacter(uscc))
                    : new Rejection(Reason.USCC_FORMAT, "uscc", "18 characters of the USCC alphabet");
        }
        for (int field = 1; field <= 3; field++) {
            if (cells.get(field).isBlank()) {
                return new Rejection(Reason.MISSING_KEY, COLUMNS.get(field), "a value");
            }
        }
        if (EnterpriseSize.find(cells.get(8)).isEmpty()) {
            return new Rejection(Reason.ENUMERATION, "size", "large, medium, small or micro");
        }
        for (int field = 0; field <= 4; field++) {
            rows.putString(cells.get(field));
        }
        return writeRest(cells);
    }

    private @Nullable Rejection writeRest(List<String> cells) {
        boolean located = !cells.get(5).isBlank() && !cells.get(6).isBlank();
        for (int field = 5; field <= 6; field++) {
            if (!located) {
                rows.putByte(1);
                continue;
            }
            double most = field == 5 ? 180 : 90;
            double degrees;
            try {
                degrees = Double.parseDouble(cells.get(field));
            } catch (NumberFormatException e) {
                degrees = Double.NaN;
            }
            if (!(Math.abs(degrees) <= most)) {
                return new Rejection(Reason.AMOUNT_FORMAT, COLUMNS.get(field), "degrees, WGS 84");
            }
            rows.putByte(0);
            rows.putDouble(degrees);
        }
        if (cells.get(7).isBlank()) {
            rows.putByte(1);
        } else {
            try {
                int day = (int) LocalDate.parse(cells.get(7)).toEpochDay();
                rows.putByte(0);
                rows.putInt(day);
            } catch (DateTimeException e) {
                return new Rejection(Reason.DATE_FORMAT, "founded_on", "a date YYYY-MM-DD");
            }
        }
        rows.putString(cells.get(8));
        rows.putString(cells.get(9));
        rows.putLong(version);
        return null;
    }
}
