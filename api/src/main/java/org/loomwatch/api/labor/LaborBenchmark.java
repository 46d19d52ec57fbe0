package org.loomwatch.api.labor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.district.ScoringResult;
import org.loomwatch.models.labor.district.TrainingResult;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * Measures warnings: training with a search on a district's whole history, scoring as many enterprises as a large city has, and
 * explaining one.
 */
public final class LaborBenchmark {

    private static final int TRIALS = 12;
    private static final int EXPLAINED = 40;
    private static final int COPIES_PER_INSERT = 100_000;

    private LaborBenchmark() {}

    /**
     * What was seen.
     *
     * @param trainingMegabytes resident peak of all processes together, up to the end of training
     * @param cityHistoryMonths months of history that the copied enterprises have besides the scored one
     * @param cityMegabytes resident peak of all processes together, in the end
     * @param explainMedianMillis one warning in the large city
     * @param unwarnedMedianMillis one enterprise without a warning in the large city: nothing is recorded, the model is asked anew
     */
    public record Figures(
            int enterprises,
            int months,
            long enterpriseMonths,
            String model,
            double trainingSeconds,
            long trainingMegabytes,
            int cityEnterprises,
            int cityHistoryMonths,
            double copyingSeconds,
            double scoringSeconds,
            long warnings,
            double explainMedianMillis,
            double explainWorstMillis,
            double unwarnedMedianMillis,
            double unwarnedWorstMillis,
            long cityMegabytes,
            double loadAverage) {}

    /**
     * @param enterprises size of the district
     * @param months of the district
     * @param city enterprises of the large city
     * @param history months of history that they have
     */
    public static Figures run(Path directory, int enterprises, int months, int city, int history) throws IOException {
        DistrictResult district = new DistrictGenerator()
                .generate(
                        DistrictRequest.into(directory.resolve("files"))
                                .withEnterprises(enterprises)
                                .withMonths(months),
                        GenerationProgress.SILENT);
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
            Instant asOf =
                    district.asOf().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            new IngestService(stores.clickHouse().connection())
                    .ingest(
                            new IngestRequest(
                                    List.of(directory.resolve("files/master"), directory.resolve("files/feeds")), asOf),
                            IngestProgress.SILENT);
            LaborWarningService warnings = LaborWarningService.of(stores, data, Clock.systemUTC());
            TrainingResult training =
                    warnings.train(district.until(), LaborWarningService.USUAL_HORIZON, TRIALS, 1, "bench");
            long trainingPeak = residentPeak();
            long start = System.nanoTime();
            enlarge(stores.clickHouse(), district.until(), city, history);
            double copying = seconds(start);
            ScoringResult scoring = warnings.score(district.until(), LaborWarningService.USUAL_CAPACITY);
            double[] explained = explain(warnings, stores.clickHouse(), district.until(), "grade <> 'none'");
            double[] unwarned = explain(warnings, stores.clickHouse(), district.until(), "reasons = '[]'");
            return new Figures(
                    enterprises,
                    months,
                    district.enterpriseMonths(),
                    String.join(" + ", training.card().members()),
                    training.seconds(),
                    trainingPeak,
                    scoring.enterprises(),
                    history,
                    copying,
                    scoring.seconds(),
                    scoring.enterprises() - scoring.grades().getOrDefault("none", 0L),
                    explained[explained.length / 2],
                    explained[explained.length - 1],
                    unwarned[unwarned.length / 2],
                    unwarned[unwarned.length - 1],
                    residentPeak(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    /** Gives copies of the month's enterprises codes of their own until there are as many as wanted. */
    private static void enlarge(ClickHouse clickHouse, YearMonth month, int wanted, int history) {
        List<String> sources = list(
                clickHouse,
                "SELECT uscc FROM enterprise_month FINAL WHERE month = '%s' ORDER BY uscc".formatted(month.atDay(1)));
        execute(clickHouse, "CREATE TABLE bench_copy (source String, uscc String) ENGINE = MergeTree ORDER BY source");
        int more = Math.max(0, wanted - sources.size());
        for (int from = 0; from < more; from += COPIES_PER_INSERT) {
            int first = from;
            int last = Math.min(more, from + COPIES_PER_INSERT);
            clickHouse.insertOnce(
                    "bench-copy-" + from, "INSERT INTO bench_copy (source, uscc) VALUES (?, ?)", insert -> {
                        for (int i = first; i < last; i++) {
                            insert.setString(1, sources.get(i % sources.size()));
                            insert.setString(
                                    2,
                                    Uscc.ofBody(String.format(Locale.ROOT, "99%015d", i))
                                            .value());
                            insert.addBatch();
                        }
                    });
        }
        copy(clickHouse, "enterprise", "1");
        for (int back = history; back >= 0; back--) {
            String condition = "month = '%s'".formatted(month.minusMonths(back).atDay(1));
            copy(clickHouse, "enterprise_month", condition);
            copy(clickHouse, "peer_month", condition);
        }
    }

    private static void copy(ClickHouse clickHouse, String table, String condition) {
        execute(
                clickHouse,
                ("INSERT INTO %1$s SELECT rows.* REPLACE (copies.uscc AS uscc) FROM (SELECT * FROM %1$s FINAL WHERE %2$s)"
                                + " AS rows INNER JOIN bench_copy AS copies ON rows.uscc = copies.source")
                        .formatted(table, condition));
    }

    private static double[] explain(
            LaborWarningService warnings, ClickHouse clickHouse, YearMonth month, String which) {
        List<String> some = list(
                clickHouse,
                "SELECT uscc FROM warning FINAL WHERE month = '%s' AND %s ORDER BY cityHash64(uscc) LIMIT %d"
                        .formatted(month.atDay(1), which, EXPLAINED + 1));
        List<Double> millis = new ArrayList<>();
        for (String uscc : some) {
            long start = System.nanoTime();
            warnings.explain(month, uscc);
            millis.add(Math.rint((System.nanoTime() - start) / 1e5) / 10);
        }
        // The first one reads the model and the register, which a server does once.
        return millis.stream().skip(1).mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static List<String> list(ClickHouse clickHouse, String sql) {
        return clickHouse.read(connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    private static void execute(ClickHouse clickHouse, String sql) {
        clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.execute();
            }
        });
    }

    private static double seconds(long start) {
        return Math.rint((System.nanoTime() - start) / 1e7) / 100;
    }

    /** Of this process and all it started, in MB; 0 where there is no {@code /proc}. */
    private static long residentPeak() {
        return Stream.concat(
                                Stream.of(ProcessHandle.current()),
                                ProcessHandle.current().descendants())
                        .mapToLong(process -> peakKilobytes(Path.of("/proc", String.valueOf(process.pid()), "status")))
                        .sum()
                >> 10;
    }

    private static long peakKilobytes(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .filter(word -> word.matches("\\d+"))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
