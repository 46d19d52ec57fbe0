package org.loomwatch.jobs.resolve;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;
import org.loomwatch.jobs.record.XxHash64;

/** The replacing rule of a record table on its own: of the rows of one record and place, the greatest version counts. */
final class RecordTable implements RecordResolver.StoredRecords, RecordResolver.Outcome {

    private record Stored(String id, int enterprise, int month, long version, long epoch, boolean removed) {}

    final ResolveCounts counts = new ResolveCounts();
    private final Map<String, Stored> rows = new HashMap<>();
    /** Replaced versions whose places were kept. */
    final Set<String> superseded = new TreeSet<>();

    private boolean removing = true;
    private int writesLeft = Integer.MAX_VALUE;
    private long epoch = 1;

    ResolveCounts deliver(List<RowBlock> blocks) {
        RecordResolver resolver = new RecordResolver();
        blocks.forEach(resolver::add);
        ResolveCounts own = new ResolveCounts();
        resolver.flush(this, Set.of(1L, 2L)::contains, this, own);
        counts.accepted += own.accepted;
        counts.corrected += own.corrected;
        counts.duplicates += own.duplicates;
        return own;
    }

    /** From now on what is written belongs to a flush that dies before it removes anything. */
    void interruptBeforeRemovals() {
        removing = false;
        epoch = 99;
    }

    /** From now on what is written belongs to a flush that dies after so many rows. */
    void interruptAfter(int writes) {
        writesLeft = writes;
        epoch = 99;
    }

    void restart() {
        removing = true;
        writesLeft = Integer.MAX_VALUE;
        epoch = 2;
    }

    Map<String, String> visible() {
        Map<String, String> visible = new TreeMap<>();
        rows.forEach((place, row) -> {
            if (!row.removed()) {
                visible.put(place, String.valueOf(row.version()));
            }
        });
        return visible;
    }

    @Override
    public boolean mayHold(Feed feed) {
        return !rows.isEmpty();
    }

    @Override
    public void find(Feed feed, WantedIds ids, Consumer<StoredRecord> sink) {
        for (Stored row : rows.values()) {
            byte[] id = row.id().getBytes(StandardCharsets.US_ASCII);
            if (!row.removed() && mayBeIn(ids.ranges(), id)) {
                sink.accept(new StoredRecord(
                        id,
                        0,
                        id.length,
                        XxHash64.hash(id, 0, id.length),
                        row.enterprise(),
                        row.month(),
                        row.version(),
                        row.epoch()));
            }
        }
    }

    /** What an index over ranges of ids lets be read. */
    private static boolean mayBeIn(List<IdRange> ranges, byte[] id) {
        return ranges.stream()
                .anyMatch(range -> Arrays.compareUnsigned(range.least(), id) <= 0
                        && Arrays.compareUnsigned(range.greatest(), id) >= 0);
    }

    @Override
    public void keepSuperseded(Feed feed, long[] idHashes) {
        Set<Long> wanted = LongStream.of(idHashes).boxed().collect(Collectors.toSet());
        for (Stored row : rows.values()) {
            byte[] id = row.id().getBytes(StandardCharsets.US_ASCII);
            if (!row.removed() && wanted.contains(XxHash64.hash(id, 0, id.length))) {
                superseded.add(row.id() + " " + row.version());
            }
        }
    }

    @Override
    public void superseded(byte[] data, int row, String file) {
        int at = row + RowBlock.HEAD;
        String id = new String(data, at + 1, RecordLayout.stringLength(data, at), StandardCharsets.US_ASCII);
        superseded.add(id + " " + RowBlock.version(data, row));
    }

    @Override
    public void upsert(byte[] data, int row, String file, boolean fresh) {
        put(data, row, RowBlock.enterprise(data, row), RowBlock.month(data, row), false);
    }

    @Override
    public void remove(byte[] data, int row, String file, int oldEnterprise, int oldMonth) {
        if (removing) {
            put(data, row, oldEnterprise, oldMonth, true);
        }
    }

    @Override
    public void recount(byte[] data, int row) {}

    private void put(byte[] data, int row, int enterprise, int month, boolean removed) {
        if (writesLeft == 0) {
            return;
        }
        writesLeft--;
        int at = row + RowBlock.HEAD;
        String id = new String(data, at + 1, RecordLayout.stringLength(data, at), StandardCharsets.US_ASCII);
        Stored stored = new Stored(id, enterprise, month, RowBlock.version(data, row), epoch, removed);
        rows.merge(
                "%s of %d in %d".formatted(id, enterprise, month),
                stored,
                (old, added) -> added.version() >= old.version() ? added : old);
    }
}
