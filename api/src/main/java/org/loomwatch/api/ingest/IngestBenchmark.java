package org.loomwatch.api.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FieldType;
import org.loomwatch.jobs.clickhouse.BinaryClient;
import org.loomwatch.jobs.clickhouse.Enterprises;
import org.loomwatch.jobs.clickhouse.PeerMonths;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.indicator.PeerGroups;
import org.loomwatch.jobs.indicator.PeerUpdater;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.store.Stores;

/**
 * Measures ingest end to end: a district's whole history from nothing, or one new month on top of two years, and beside it
 * ClickHouse alone adding up the same files.
 */
public final class IngestBenchmark {

    private IngestBenchmark() {}

    /**
     * What was seen.
     *
     * @param records rows of the timed run
     * @param seconds from its start until its figures can be read
     * @param processorSeconds of this process and the engines' during the timed run: what a busy machine does not falsify
     * @param clickHouseSeconds ClickHouse alone: reading the same files and adding up the measures by enterprise and month,
     *     without checks, corrections, records or indicators
     * @param ratio how many times longer the whole ingest took
     * @param peersSeconds comparing one month's enterprises as the ingest does (nothing has changed, so nothing is written)
     * @param windowSeconds the same places by eight window functions in ClickHouse, nothing written either
     * @param trace how long it takes to trace figures back to their records
     * @param heapPeakMegabytes of this process
     * @param residentPeakMegabytes of this process and the engines' together, each at its own worst, what was prepared in this process
     *     included; 0 where the system does not tell
     * @param shares where the threads of the jobs were seen, by class
     */
    public record Figures(
            int enterprises,
            int months,
            int monthsBefore,
            long records,
            long indicators,
            double seconds,
            double processorSeconds,
            double recordsPerSecond,
            double clickHouseSeconds,
            double ratio,
            double peersSeconds,
            double windowSeconds,
            long heapPeakMegabytes,
            long residentPeakMegabytes,
            TraceTimes trace,
            double loadAverage,
            Map<String, Double> shares) {}

    /** A whole history from nothing. */
    public static Figures wholeHistory(Path directory, int enterprises, int months) throws IOException {
        return measure(directory, new BenchDistrict.Size(enterprises, months, 0, 0));
    }

    /**
     * One new month on top of others.
     *
     * @param history months before it
     * @param generated how many of them are generated and taken in from files; the earlier ones are copies, because the files of a
     *     city of 1,740,000 enterprises take 1.4 GB a month and many minutes
     */
    public static Figures newMonth(Path directory, int enterprises, int history, int generated) throws IOException {
        return measure(directory, new BenchDistrict.Size(enterprises, 1, history, generated));
    }

    /** Only what {@link #newMonth} needs before its clock runs. */
    public static Prepared prepareMonth(Path directory, int enterprises, int history, int generated)
            throws IOException {
        long start = System.nanoTime();
        BenchDistrict.prepare(directory, new BenchDistrict.Size(enterprises, 1, history, generated));
        return new Prepared(enterprises, history, generated, (System.nanoTime() - start) / 1e9);
    }

    /** A district ready for measuring. */
    public record Prepared(int enterprises, int history, int generated, double seconds) {}

    /** Traces of the figures of a district of which {@code wholeHistory} has been measured in this directory, or of a new one. */
    public static TraceTimes traces(Path directory, int enterprises, int months) throws IOException {
        BenchDistrict district = BenchDistrict.prepare(directory, new BenchDistrict.Size(enterprises, months, 0, 0));
        try (Stores stores = district.open()) {
            IngestService service = new IngestService(stores.clickHouse().connection());
            if (TraceTimes.isEmpty(stores)) {
                service.ingest(new IngestRequest(district.measured(), district.asOf()), IngestProgress.SILENT);
            }
            return TraceTimes.measure(stores, district.until());
        }
    }

    private static Figures measure(Path directory, BenchDistrict.Size size) throws IOException {
        BenchDistrict district = BenchDistrict.prepare(directory, size);
        List<Path> timed = district.measured();
        district.spoil();
        try (Stores stores = district.open()) {
            IngestService service = new IngestService(stores.clickHouse().connection());
            System.gc();
            resetPeak();
            double processor = processorSeconds();
            IngestResult result;
            Map<String, Double> shares;
            try (StackSampler sampler = new StackSampler()) {
                result = service.ingest(new IngestRequest(timed, district.asOf()), IngestProgress.SILENT);
                processor = processorSeconds() - processor;
                sampler.read(directory);
                shares = sampler.shares();
                draw(sampler, size.enterprises(), size.months(), result);
            }
            long peak = peak();
            long resident = ResidentMemory.peakMegabytes();
            double alone = addUp(stores, timed);
            double peers = comparePeers(stores, district.until());
            double windows = seconds(stores, windowSql(district.until()));
            return new Figures(
                    size.enterprises(),
                    size.months(),
                    size.history(),
                    result.records(),
                    result.indicators(),
                    result.seconds(),
                    processor,
                    result.recordsPerSecond(),
                    alone,
                    result.seconds() / alone,
                    peers,
                    windows,
                    peak >> 20,
                    resident,
                    TraceTimes.measure(stores, district.until()),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    shares);
        }
    }

    /** Leaves a flame graph where {@code -Dloomwatch.bench.flames=FILE} wants one. */
    private static void draw(StackSampler sampler, int enterprises, int months, IngestResult result)
            throws IOException {
        String file = System.getProperty("loomwatch.bench.flames");
        if (file != null) {
            String title =
                    "ingest of %,d enterprises, months: %d, rows: %,d, %.1f s; threads of the jobs, waiting for the store included"
                            .formatted(enterprises, months, result.records(), result.seconds());
            Files.writeString(Path.of(file), sampler.picture(title));
        }
    }

    private static double processorSeconds() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(spent -> spent.toMillis() / 1e3)
                .sum();
    }

    private static void resetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** Seconds that ClickHouse alone takes to add the files' amounts up by enterprise and month. */
    private static double addUp(Stores stores, List<Path> files) {
        Map<Feed, List<String>> byFeed = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            Feed.find(name.substring(0, name.indexOf('-')))
                    .ifPresent(feed -> byFeed.computeIfAbsent(feed, any -> new ArrayList<>())
                            .add(name));
        }
        String directory = files.get(0).getParent().toString();
        return byFeed.entrySet().stream()
                .mapToDouble(entry -> seconds(stores, sql(entry.getKey(), directory, entry.getValue())))
                .sum();
    }

    private static double comparePeers(Stores stores, YearMonth month) {
        try (BinaryClient client = new BinaryClient(stores.clickHouse().connection())) {
            long start = System.nanoTime();
            EnterpriseIndex enterprises = Enterprises.index(client);
            PeerGroups groups = PeerMonths.readGroups(client, enterprises);
            new PeerUpdater(groups, new PeerMonths(client, enterprises, groups, Long.MAX_VALUE))
                    .update((month.getYear() - 1970) * 12 + month.getMonthValue() - 1);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double seconds(Stores stores, String sql) {
        long start = System.nanoTime();
        stores.clickHouse().read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next();
            }
        });
        return (System.nanoTime() - start) / 1e9;
    }

    private static String windowSql(YearMonth month) {
        String inner = java.util.Arrays.stream(Feed.values())
                .map(feed -> "rank() OVER (PARTITION BY industry, size, " + feed.id() + "_value IS NULL ORDER BY "
                        + feed.id() + "_value) AS " + feed.id())
                .collect(Collectors.joining(", "));
        String sums = java.util.Arrays.stream(Feed.values())
                .map(feed -> "sum(" + feed.id() + ")")
                .collect(Collectors.joining(", "));
        return ("SELECT %s FROM (SELECT %s FROM (SELECT * FROM enterprise_month FINAL WHERE month = '%s') AS m"
                        + " INNER JOIN (SELECT uscc, industry, size FROM enterprise FINAL) AS e ON m.uscc = e.uscc)")
                .formatted(sums, inner, month.atDay(1));
    }

    private static String sql(Feed feed, String directory, List<String> names) {
        String structure =
                feed.header().stream().map(name -> "`" + name + "` String").collect(Collectors.joining(", "));
        String sums = feed.fields().stream()
                .filter(field -> field.type() != FieldType.TEXT && field.type() != FieldType.ENUMERATION)
                .map(field -> field.type() == FieldType.DATE
                        ? "max(toDate32OrNull(`" + field.name() + "`))"
                        : "sum(toDecimal64OrNull(`" + field.name() + "`, 3))")
                .collect(Collectors.joining(", "));
        // Rows of the wrong length are among the dirt; a stricter reading would refuse the whole file.
        return ("SELECT count() FROM (SELECT uscc, month, %s FROM file('%s/{%s}', 'CSVWithNames', '%s')"
                        + " GROUP BY uscc, month) SETTINGS input_format_csv_allow_variable_number_of_columns = 1")
                .formatted(sums, directory, String.join(",", names), structure);
    }
}
