package org.loomwatch.datasets.synthetic.output;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.datasets.synthetic.economy.EconomicCycles;
import org.loomwatch.datasets.synthetic.economy.IndustryMix;
import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.economy.SyntheticMonths;
import org.loomwatch.datasets.synthetic.enterprise.Population;
import org.loomwatch.datasets.synthetic.feeds.Delivery;
import org.loomwatch.datasets.synthetic.feeds.Outages;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.geography.DistrictMapBuilder;
import org.loomwatch.datasets.synthetic.register.DisputeRows;
import org.loomwatch.datasets.synthetic.register.RegisterRows;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.feed.Feed;

/** One run of the generator: the hidden economy from the epoch on, files from the window's first month on. */
public final class DistrictRun {

    private final DistrictRequest request;
    private final GenerationProgress progress;
    private final DistrictMap map;
    private final IndustryMix mix = new IndustryMix();
    private final EconomicCycles cycles;
    private final Population population;
    private final Outages outages;
    private final LocalDate asOf;
    private long enterpriseMonths;
    private long disputesStarted;
    private long withheld;
    private long rows;

    public DistrictRun(DistrictRequest request, GenerationProgress progress) {
        this.request = request;
        this.progress = progress;
        map = DistrictMapBuilder.build(request.seed());
        cycles = new EconomicCycles(request.seed(), SyntheticMonths.indexOf(request.until()) + 1);
        population = new Population(request.enterprises());
        outages = new Outages(request.seed(), streets().size());
        asOf = request.until().plusMonths(1).atDay(Delivery.CLOSING_DAY);
    }

    public DistrictResult run() {
        long started = System.nanoTime();
        Path directory = request.directory();
        Path oracle = directory.resolve("oracle");
        new MasterFiles(request, map).write();
        int first = SyntheticMonths.indexOf(request.from());
        int last = SyntheticMonths.indexOf(request.until());
        try (ChunkPool pool =
                        new ChunkPool(request, map, mix, population, streets().size());
                CountedFile register =
                        new CountedFile(directory.resolve("master/enterprises.csv"), RegisterRows.HEADER);
                CountedFile disputes = new CountedFile(directory.resolve("master/disputes.csv"), DisputeRows.HEADER);
                CountedFile hazards =
                        new CountedFile(oracle.resolve("hazards.csv"), "uscc,month,health,hazard,disputed");
                CountedFile dirt = new CountedFile(oracle.resolve("dirt.csv"), "file,line,kind,field");
                OracleFiles truth = new OracleFiles(oracle, cycles, request.seed())) {
            FeedFiles feeds = new FeedFiles(directory.resolve("feeds"), dirt);
            pool.settle();
            for (int month = 0; month <= last; month++) {
                MonthConditions conditions = new MonthConditions(month, mix, cycles);
                if (month < first) {
                    pool.advance(conditions);
                } else {
                    feeds.openMonth(conditions.yearMonth());
                    MonthSums sums = new MonthSums();
                    pool.write(conditions, asOf, chunk -> {
                        sums.add(chunk);
                        feeds.write(chunk);
                        register.write(chunk.register, chunk.registered);
                        disputes.write(chunk.disputes, chunk.disputesKnown);
                        hazards.write(chunk.hazards, chunk.alive);
                    });
                    feeds.closeMonth();
                    truth.addMonth(conditions, sums);
                    addMonth(conditions.yearMonth(), sums, feeds, month - first + 1);
                }
            }
            pool.register(last, chunk -> register.write(chunk.register, chunk.registered));
            double seconds = (System.nanoTime() - started) / 1e9;
            DistrictResult result = result(register.rows(), disputes.rows(), feeds.tallies(), seconds);
            Manifest.write(
                    oracle.resolve("manifest.json"), request, result, feeds.tallies(), outages(first, last), withheld);
            return result;
        }
    }

    private void addMonth(YearMonth month, MonthSums sums, FeedFiles feeds, int done) {
        enterpriseMonths += sums.alive;
        disputesStarted += sums.disputesStarted;
        withheld += sums.withheld;
        rows = feeds.rows();
        progress.monthWritten(month, done, request.months(), rows);
    }

    private DistrictResult result(long enterprises, long disputesKnown, List<FileTally> tallies, double seconds) {
        Map<Feed, Long> rowsByFeed = new EnumMap<>(Feed.class);
        long corrections = 0;
        long duplicates = 0;
        long dirty = 0;
        for (FileTally tally : tallies) {
            rowsByFeed.merge(tally.feed, tally.rows, Long::sum);
            corrections += tally.corrections;
            duplicates += tally.duplicates;
            dirty += tally.dirty();
        }
        return new DistrictResult(
                request.directory(),
                request.from(),
                request.until(),
                asOf,
                enterprises,
                enterpriseMonths,
                disputesStarted,
                disputesKnown,
                rows,
                rowsByFeed,
                corrections,
                duplicates,
                dirty,
                seconds);
    }

    private List<Map<String, Object>> outages(int first, int last) {
        List<String> streets = streets();
        List<Map<String, Object>> found = new ArrayList<>();
        for (int month = first; month <= last; month++) {
            for (Feed feed : Feed.values()) {
                String monthText = SyntheticMonths.at(month).toString();
                outages.findStreet(feed, month).ifPresent(street -> {
                    Map<String, Object> outage = new LinkedHashMap<>();
                    outage.put("feed", feed.id());
                    outage.put("month", monthText);
                    outage.put("street", streets.get(street));
                    found.add(outage);
                });
            }
        }
        return found;
    }

    private List<String> streets() {
        return map.areas().stream()
                .map(area -> area.area())
                .filter(area -> area.level() == AreaLevel.STREET)
                .map(area -> area.id())
                .toList();
    }
}
