package org.loomwatch.datasets.synthetic.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.feeds.DirtKind;
import org.loomwatch.domain.feed.Feed;

/** {@code oracle/manifest.json}: what was planted where, so that an ingest can be checked to the last row. */
final class Manifest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Manifest() {}

    static void write(
            Path path,
            DistrictRequest request,
            DistrictResult result,
            List<FileTally> tallies,
            List<Map<String, Object>> outages,
            long withheld) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("seed", request.seed());
        manifest.put("from", result.from().toString());
        manifest.put("until", result.until().toString());
        manifest.put("as_of", result.asOf().toString());
        manifest.put("places", request.enterprises());
        manifest.put("dirt_share", request.dirt());
        manifest.put("enterprises", result.enterprises());
        manifest.put("enterprise_months", result.enterpriseMonths());
        manifest.put("disputes_started", result.disputesStarted());
        manifest.put("disputes_known", result.disputesKnown());
        manifest.put("rows_not_yet_reported", withheld);
        manifest.put("dirt_kinds", kinds());
        manifest.put("totals", totals(tallies));
        manifest.put("outages", outages);
        List<Map<String, Object>> files = new ArrayList<>();
        for (FileTally tally : tallies) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("path", tally.path);
            file.put("feed", tally.feed.id());
            file.put("month", tally.month);
            file.putAll(tally.counts());
            files.add(file);
        }
        manifest.put("files", files);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, JSON.writeValueAsString(manifest) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private static List<Map<String, Object>> kinds() {
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (DirtKind kind : DirtKind.values()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", kind.id());
            entry.put("outcome", kind.outcome().name().toLowerCase(java.util.Locale.ROOT));
            entry.put("explanation", kind.explanation());
            kinds.add(entry);
        }
        return kinds;
    }

    private static Map<String, Object> totals(List<FileTally> tallies) {
        Map<String, Object> totals = new LinkedHashMap<>();
        FileTally all = new FileTally("", Feed.WAGES, "");
        Map<String, Object> byFeed = new LinkedHashMap<>();
        for (Feed feed : Feed.values()) {
            FileTally sum = new FileTally("", feed, "");
            tallies.stream().filter(tally -> tally.feed == feed).forEach(sum::add);
            all.add(sum);
            byFeed.put(feed.id(), sum.counts());
        }
        totals.put("all", all.counts());
        totals.put("by_feed", byFeed);
        return totals;
    }
}
