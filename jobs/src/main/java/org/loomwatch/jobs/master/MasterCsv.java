package org.loomwatch.jobs.master;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.QuarantineSource;
import org.loomwatch.jobs.clickhouse.QuarantineWriter;
import org.loomwatch.jobs.conform.CsvLine;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Loads CSV files of master data. A later file replaces what an earlier one said of the same thing. */
final class MasterCsv {

    private static final int BLOCK_BYTES = 16 << 20;

    private final BinaryClient client;
    private final QuarantineWriter quarantine;
    private final long version;
    private long taken;
    private long rejected;

    /** @param version greater than in every run before */
    MasterCsv(BinaryClient client, QuarantineWriter quarantine, long version) {
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

    void load(MasterRows shape, Path file, QuarantineSource source) throws IOException {
        Bytes rows = new Bytes(1 << 16);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            if (header == null || !CsvLine.split(header.replace("\uFEFF", "")).equals(shape.columns())) {
                quarantine.refuse(source, Reason.FILE_HEADER, "expected " + String.join(",", shape.columns()));
                rejected++;
                return;
            }
            int line = 1;
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                line++;
                if (!row.isBlank()) {
                    take(shape, source, line, row, rows);
                }
                if (rows.size() >= BLOCK_BYTES) {
                    flush(shape, rows);
                }
            }
        }
        flush(shape, rows);
    }

    private void take(MasterRows shape, QuarantineSource source, int line, String row, Bytes rows) {
        List<String> cells = CsvLine.split(row).stream().map(String::strip).toList();
        int before = rows.size();
        Rejection rejection = cells.size() == shape.columns().size()
                ? shape.write(cells, rows)
                : new Rejection(Reason.COLUMNS, "", shape.columns().size() + " columns");
        if (rejection == null) {
            rows.putLong(version);
            taken++;
        } else {
            rejected++;
            rows.truncate(before);
            quarantine.reject(source, line, rejection, shape.key(cells), row);
        }
    }

    private void flush(MasterRows shape, Bytes rows) {
        if (rows.size() > 0) {
            List<String> columns = Stream.concat(shape.columns().stream(), Stream.of("version"))
                    .toList();
            client.insert(shape.table(), columns, rows.array(), rows.size());
            rows.truncate(0);
        }
    }
}
