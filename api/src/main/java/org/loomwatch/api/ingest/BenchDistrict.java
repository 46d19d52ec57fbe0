package org.loomwatch.api.ingest;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/**
 * A synthetic district for measuring: its files, and a data directory that holds the months before those that are to be measured.
 * What an earlier call has prepared in the same directory is used again.
 *
 * @param size what was asked for
 * @param until its last month
 * @param asOf when it is now
 */
record BenchDistrict(Path directory, Size size, YearMonth until, Instant asOf) {

    /**
     * @param months of feeds that are taken in while the clock runs; the last ones
     * @param history months before them, taken in beforehand
     * @param generated how many of the months before are generated; earlier ones are copies of the earliest of these
     */
    record Size(int enterprises, int months, int history, int generated) {

        Size {
            if (generated > history || (generated == 0 && history > 0)) {
                throw new IllegalArgumentException(
                        "generated: expected 1 to %d, the months of history, not %d".formatted(history, generated));
            }
        }
    }

    /** Generates files and takes in the history, unless that has been done. */
    static BenchDistrict prepare(Path directory, Size size) throws IOException {
        Path note = note(directory);
        Properties known = new Properties();
        if (Files.exists(note)) {
            try (Reader in = Files.newBufferedReader(note)) {
                known.load(in);
            }
        }
        if (!size.toString().equals(known.getProperty("size"))) {
            delete(directory.resolve("files"));
            delete(directory.resolve("data"));
            known.clear();
            DistrictResult generated = new DistrictGenerator()
                    .generate(
                            DistrictRequest.into(directory.resolve("files"))
                                    .withEnterprises(size.enterprises())
                                    .withMonths(size.months() + size.generated()),
                            GenerationProgress.SILENT);
            known.setProperty("size", size.toString());
            known.setProperty("until", generated.until().toString());
            known.setProperty("asOf", generated.asOf().toString());
        }
        BenchDistrict district = new BenchDistrict(
                directory,
                size,
                YearMonth.parse(known.getProperty("until")),
                LocalDate.parse(known.getProperty("asOf"))
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        if (!known.containsKey("history")) {
            delete(directory.resolve("data"));
            district.takeHistory();
            known.setProperty("history", "taken");
            Files.createDirectories(directory);
            try (Writer out = Files.newBufferedWriter(note)) {
                known.store(out, null);
            }
        }
        return district;
    }

    /** To be called before the months that are measured go in: the next measurement needs another history. */
    void spoil() throws IOException {
        Properties known = new Properties();
        try (Reader in = Files.newBufferedReader(note(directory))) {
            known.load(in);
        }
        known.remove("history");
        try (Writer out = Files.newBufferedWriter(note(directory))) {
            known.store(out, null);
        }
    }

    Stores open() {
        return Stores.open(StoreSettings.embedded(DataDirectory.create(directory.resolve("data"))));
    }

    /** Feed files of the months that are measured. */
    List<Path> measured() throws IOException {
        return feeds(true);
    }

    private List<Path> feeds(boolean measured) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("files/feeds"))) {
            return files.filter(file -> isMeasured(file) == measured).sorted().toList();
        }
    }

    private boolean isMeasured(Path file) {
        String name = file.getFileName().toString();
        return Stream.iterate(until, month -> month.minusMonths(1))
                .limit(size.months())
                .anyMatch(month -> name.contains("-" + month));
    }

    private void takeHistory() throws IOException {
        try (Stores stores = open()) {
            List<Path> before = Stream.concat(feeds(false).stream(), Stream.of(directory.resolve("files/master")))
                    .toList();
            new IngestService(stores.clickHouse().connection())
                    .ingest(new IngestRequest(before, asOf), IngestProgress.SILENT);
            if (size.history() > 0) {
                YearMonth earliest = until.minusMonths(size.months() + size.generated() - 1L);
                new MonthCopies(stores.clickHouse()).copy(earliest, size.history() - size.generated());
            }
        }
    }

    private static Path note(Path directory) {
        return directory.resolve("prepared.properties");
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
