package org.loomwatch.api.analyst.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.query.SqlText;
import org.loomwatch.store.clickhouse.ClickHouseConnection;
import org.loomwatch.store.clickhouse.ResultStreams;
import org.loomwatch.store.clickhouse.StreamedQuery;

/**
 * Writes the result of one query as a file. Parquet and CSV are written by ClickHouse itself and only pass through; rows of a
 * workbook come one by one. Nothing is kept in memory, whatever the size.
 */
public final class ExportWriter {

    private static final Pattern TEXT = Pattern.compile(
            "(Nullable\\(|LowCardinality\\(|LowCardinality\\(Nullable\\()?(String|FixedString\\(\\d+\\))\\)*");
    private static final String BOM = "\uFEFF";
    private static final Map<String, String> CSV_SETTINGS = Map.of(
            "format_csv_null_representation", "",
            "output_format_csv_crlf_end_of_line", "1",
            "date_time_output_format", "iso");

    private ExportWriter() {}

    /** What was written. */
    public record Written(long rows, long bytes, String sha256, List<ResultStreams.Column> columns) {}

    /**
     * @param query a SELECT; its settings are used for reading
     * @param title of a workbook's sheet
     * @param about lines for the last sheet of a workbook
     */
    public static Written write(
            ClickHouseConnection connection,
            StreamedQuery query,
            ExportFormat format,
            Path file,
            String title,
            List<String[]> about)
            throws IOException {
        try (ResultStreams streams = ResultStreams.open(connection)) {
            List<ResultStreams.Column> columns = describe(streams, query);
            HashedFile out = HashedFile.create(file);
            long rows;
            try (out) {
                rows = switch (format) {
                    case PARQUET -> parquet(streams, query, out);
                    case CSV -> csv(streams, query, columns, out);
                    case XLSX -> xlsx(streams, query, out, title, about);
                };
            }
            return new Written(
                    format == ExportFormat.PARQUET ? ParquetFooter.rows(file) : rows,
                    Files.size(file),
                    out.sha256(),
                    columns);
        }
    }

    private static List<ResultStreams.Column> describe(ResultStreams streams, StreamedQuery query) throws IOException {
        List<ResultStreams.Column> columns = new ArrayList<>();
        StreamedQuery question = new StreamedQuery(
                "SELECT * FROM (" + query.sql() + "\n) LIMIT 0",
                query.id() + "-columns",
                query.database(),
                query.settings());
        streams.read(question, new ResultStreams.Rows() {
            @Override
            public void begin(List<ResultStreams.Column> theirs) {
                columns.addAll(theirs);
            }

            @Override
            public boolean row(@Nullable Object[] values) {
                return true;
            }
        });
        return columns;
    }

    /** The number of rows is read from the finished file. */
    private static long parquet(ResultStreams streams, StreamedQuery query, OutputStream out) throws IOException {
        streams.copy(query, "Parquet", out);
        return 0;
    }

    private static long csv(
            ResultStreams streams, StreamedQuery query, List<ResultStreams.Column> columns, OutputStream out)
            throws IOException {
        String header = columns.stream()
                .map(column -> '"' + column.name().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", BOM, "\r\n"));
        out.write(header.getBytes(StandardCharsets.UTF_8));
        Map<String, String> settings = new HashMap<>(query.settings());
        settings.putAll(CSV_SETTINGS);
        CsvStream body = new CsvStream(out);
        streams.copy(
                new StreamedQuery(safe(query.sql(), columns), query.id(), query.database(), settings), "CSV", body);
        String end = "\"# rows " + body.records() + "\",complete\r\n";
        out.write(end.getBytes(StandardCharsets.UTF_8));
        return body.records();
    }

    /** Text that a spreadsheet would take for a formula is led by an apostrophe. */
    private static String safe(String sql, List<ResultStreams.Column> columns) {
        return columns.stream()
                .map(column -> {
                    String name = "rows." + SqlText.name(column.name());
                    return TEXT.matcher(column.type()).matches()
                            ? "if(match(ifNull(%1$s, ''), '^[-=+@\\\\t\\\\r]') AND isNull(toFloat64OrNull(toString(%1$s))), concat('\\'', %1$s), %1$s) AS %2$s"
                                    .formatted(name, SqlText.name(column.name()))
                            : name;
                })
                .collect(Collectors.joining(", ", "SELECT ", " FROM (" + sql + "\n) AS rows"));
    }

    private static long xlsx(
            ResultStreams streams, StreamedQuery query, OutputStream out, String title, List<String[]> about)
            throws IOException {
        SheetWriter sheets = new SheetWriter(out, title);
        streams.read(query, sheets);
        List<String[]> lines = new ArrayList<>(about);
        lines.add(0, new String[] {"行数 rows", Long.toString(sheets.rows())});
        sheets.finish(lines);
        return sheets.rows();
    }
}
