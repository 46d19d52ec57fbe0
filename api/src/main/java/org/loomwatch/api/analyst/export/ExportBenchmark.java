package org.loomwatch.api.analyst.export;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.query.SqlText;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import org.loomwatch.store.clickhouse.ClickHouseConnection;
import org.loomwatch.store.clickhouse.ResultStreams;
import org.loomwatch.store.clickhouse.StreamedQuery;

/** Measures exports: records of a feed as files, for somebody who sees everything and for somebody who sees half of it. */
public final class ExportBenchmark {

    private static final int ENTERPRISES = 100_000;
    private static final int STREETS = 10;
    private static final int ROWS_OF_A_WORKBOOK = 1_000_000;

    private ExportBenchmark() {}

    /**
     * One file.
     *
     * @param heapMegabytes largest heap that this process had in use after collections, up to then
     * @param residentMegabytes resident peak of this process and the engine's, up to then
     */
    public record Export(
            String what, long rows, double seconds, long megabytes, long heapMegabytes, long residentMegabytes) {}

    /**
     * What was seen.
     *
     * @param rowByRowSeconds the same rows read one by one through the driver and nothing written: the least that any writer in
     *     this process could take
     */
    public record Figures(
            int rows, double fillSeconds, List<Export> exports, double rowByRowSeconds, double loadAverage) {}

    /** @param rows records of the feed of power */
    public static Figures run(Path directory, int rows) throws IOException, SQLException {
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
            ClickHouseConnection connection = stores.clickHouse().connection();
            long start = System.nanoTime();
            fill(connection, rows);
            double filled = seconds(start);
            AreaTree tree = tree();
            Path files = Files.createDirectories(directory.resolve("files"));
            try (AccessServices access = new AccessServices(
                    stores.postgres().jdbi(), data.audit(), () -> Optional.of(tree), java.time.Clock.systemUTC())) {
                TableRights rights = new TableRights(access);
                ViewerTable all = table(rights, Grant.WHOLE_DISTRICT);
                ViewerTable half = table(
                        rights,
                        IntStream.range(0, STREETS / 2).mapToObj(i -> "s" + i).toArray(String[]::new));
                List<Export> exports = List.of(
                        export(connection, all, "", ExportFormat.PARQUET, files, "everything, Parquet"),
                        export(connection, half, "", ExportFormat.PARQUET, files, "half of the streets, Parquet"),
                        export(connection, all, "", ExportFormat.CSV, files, "everything, CSV"),
                        export(connection, all, " LIMIT " + ROWS_OF_A_WORKBOOK, ExportFormat.XLSX, files, "workbook"));
                return new Figures(
                        rows,
                        filled,
                        exports,
                        rowByRow(connection, all),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            }
        }
    }

    private static Export export(
            ClickHouseConnection connection,
            ViewerTable table,
            String limit,
            ExportFormat format,
            Path files,
            String what)
            throws IOException {
        Path file = files.resolve("export." + format.id());
        String select = SqlText.of(ExportFilters.NONE.apply(table, table.select())) + limit;
        long start = System.nanoTime();
        ExportWriter.Written written =
                ExportWriter.write(connection, StreamedQuery.of(select), format, file, "records", List.of());
        double seconds = seconds(start);
        Files.delete(file);
        return new Export(what, written.rows(), seconds, written.bytes() >> 20, heapMegabytes(), residentMegabytes());
    }

    private static double rowByRow(ClickHouseConnection connection, ViewerTable table) throws IOException {
        long start = System.nanoTime();
        try (ResultStreams streams = ResultStreams.open(connection)) {
            streams.read(StreamedQuery.of(SqlText.of(table.select())), new ResultStreams.Rows() {
                @Override
                public void begin(List<ResultStreams.Column> columns) {}

                @Override
                public boolean row(@Nullable Object[] values) {
                    return true;
                }
            });
        }
        return seconds(start);
    }

    private static ViewerTable table(TableRights rights, String... areas) {
        Map<Feed, FieldDetail> power = Map.of(Feed.POWER, FieldDetail.AMOUNTS);
        Rights granted = new Rights(Stream.of(areas)
                .map(area -> new Grant(Role.ANALYST, area, power))
                .toList());
        Account account = new Account(
                new java.util.UUID(1, 1), "bench", "bench", null, false, false, null, java.time.Instant.EPOCH);
        Caller caller = new Caller(account, null, null, granted, "bench", "bench", null, null);
        return TableRights.get(rights.list(caller, Permission.EXPORT_TABLES), "records_power");
    }

    private static AreaTree tree() {
        List<Area> areas = new java.util.ArrayList<>();
        areas.add(new Area("d", null, AreaLevel.DISTRICT, "区", "district"));
        for (int i = 0; i < STREETS; i++) {
            areas.add(new Area("s" + i, "d", AreaLevel.STREET, "街道", "street"));
        }
        return new AreaTree(areas);
    }

    /** Meters report every month of two years; one record in fifty was corrected. */
    private static void fill(ClickHouseConnection connection, int rows) throws SQLException {
        String columns = "concat('p', toString(number)) AS record_id,"
                + " concat('9144030', leftPad(toString(number % " + ENTERPRISES + "), 11, '0')) AS uscc,"
                + " toDate('2024-01-01') + toIntervalMonth(intDiv(number, " + ENTERPRISES + ") % 24) AS month,"
                + " toDateTime64(month + toIntervalDay(40), 3, 'UTC') AS reported_at,"
                + " concat('m', toString(number % 150000)) AS meter_id,"
                + " toDecimal64(rand(number) % 100000000 / 1000, 3) AS kwh,"
                + " concat('power-', toString(month), '.csv') AS file, number AS line";
        try (Connection open = connection.open();
                Statement statement = open.createStatement()) {
            statement.execute("INSERT INTO enterprise (uscc, name, industry, area, size, version)"
                    + " SELECT concat('9144030', leftPad(toString(number), 11, '0')), concat('Enterprise ', toString(number)),"
                    + " 'C39', concat('s', toString(number % " + STREETS + ")), 'small', 1 FROM numbers(" + ENTERPRISES
                    + ")");
            String insert =
                    "INSERT INTO record_power (record_id, uscc, month, reported_at, meter_id, kwh, file, line, version)"
                            + " SELECT " + columns;
            statement.execute(insert + ", 1 FROM numbers(" + rows + ")");
            statement.execute(insert + ", 2 FROM numbers(" + rows + ") WHERE number % 50 = 0");
        }
    }

    private static double seconds(long start) {
        return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    }

    private static long heapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .map(pool -> pool.getCollectionUsage())
                        .filter(java.util.Objects::nonNull)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum()
                >> 20;
    }

    private static long residentMegabytes() {
        Set<Long> processes = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
        return processes.stream().mapToLong(ExportBenchmark::peakKilobytes).sum() >> 10;
    }

    private static long peakKilobytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
