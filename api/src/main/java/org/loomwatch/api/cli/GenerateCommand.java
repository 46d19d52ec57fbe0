package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes the files of a synthetic district. */
@Command(
        name = "generate",
        description = {
            "Generate a fictional district: DIR/feeds, DIR/master, and the hidden truth in DIR/oracle.",
            "Same seed, same bytes."
        })
final class GenerateCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory to write to.")
    private Path out;

    @Mixin
    private DistrictOptions district;

    @Option(
            names = "--dirt",
            paramLabel = "RATE",
            description = "Share of feed rows to damage, 0 to 0.5 (default: ${DEFAULT-VALUE}).")
    private double dirt = DistrictRequest.DEFAULT_DIRT;

    @Override
    public Integer call() throws Exception {
        Output output = main.output();
        DistrictResult result = DistrictStep.run(district.request(out, dirt), Progress.of(output));
        output.result(Summary.of(result), DistrictStep.describe(result) + ": " + out);
        return 0;
    }

    /** What {@code --json} prints. */
    record Summary(
            String directory,
            YearMonth from,
            YearMonth until,
            long enterprises,
            long enterpriseMonths,
            long disputes,
            long records,
            Map<String, Long> recordsByFeed,
            long corrections,
            long duplicates,
            long dirtyRows,
            double seconds) {

        static Summary of(DistrictResult result) {
            Map<String, Long> byFeed = new TreeMap<>();
            result.rowsByFeed().forEach((feed, rows) -> byFeed.put(feed.id(), rows));
            return new Summary(
                    result.directory().toString(),
                    result.from(),
                    result.until(),
                    result.enterprises(),
                    result.enterpriseMonths(),
                    result.disputesKnown(),
                    result.rows(),
                    byFeed,
                    result.corrections(),
                    result.duplicates(),
                    result.dirtyRows(),
                    result.seconds());
        }
    }
}
