package org.loomwatch.datasets.synthetic.output;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.datasets.synthetic.feeds.DirtKind;
import org.loomwatch.datasets.synthetic.feeds.FeedOutput;
import org.loomwatch.domain.feed.Feed;

/** Counts of one feed file: rows = clean + corrections + duplicates + dirty. */
final class FileTally {

    final String path;
    final Feed feed;
    final String month;
    long rows;
    long corrections;
    long duplicates;
    private final Map<DirtKind, Long> dirt = new EnumMap<>(DirtKind.class);

    FileTally(String path, Feed feed, String month) {
        this.path = path;
        this.feed = feed;
        this.month = month;
    }

    void add(FeedOutput output) {
        rows += output.lines();
        corrections += output.corrections();
        duplicates += output.duplicates();
        output.dirtyLines().forEach(dirty -> dirt.merge(dirty.kind(), 1L, Long::sum));
    }

    void add(FileTally other) {
        rows += other.rows;
        corrections += other.corrections;
        duplicates += other.duplicates;
        other.dirt.forEach((kind, count) -> dirt.merge(kind, count, Long::sum));
    }

    long dirty() {
        return dirt.values().stream().mapToLong(Long::longValue).sum();
    }

    long dirty(DirtKind.Outcome outcome) {
        return dirt.entrySet().stream()
                .filter(entry -> entry.getKey().outcome() == outcome)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The counts as they appear in the manifest. */
    Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("rows", rows);
        counts.put("clean", rows - corrections - duplicates - dirty());
        counts.put("corrections", corrections);
        counts.put("duplicates", duplicates);
        counts.put("dirty", dirty());
        Map<String, Long> kinds = new TreeMap<>();
        dirt.forEach((kind, count) -> kinds.put(kind.id(), count));
        counts.put("dirt", kinds);
        counts.put("must_be_quarantined", dirty(DirtKind.Outcome.REJECT));
        counts.put("repaired_or_quarantined", dirty(DirtKind.Outcome.REPAIR));
        counts.put("well_formed_but_wrong", dirty(DirtKind.Outcome.SUSPECT));
        return counts;
    }
}
