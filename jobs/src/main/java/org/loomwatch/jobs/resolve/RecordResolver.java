package org.loomwatch.jobs.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.RowBlock;

/**
 * Decides which version of each record holds. The outcome depends on the set of rows and on what is stored, never on the
 * order in which rows came.
 */
public final class RecordResolver {

    /** What ClickHouse already holds. */
    public interface StoredRecords {

        /** Whether this feed may hold anything at all. */
        boolean mayHold(Feed feed);

        /** Reports every live row whose record_id is among these, and perhaps others. */
        void find(Feed feed, WantedIds ids, Consumer<StoredRecord> sink);

        /** Keeps the place of what is stored under these record_id hashes, before newer versions replace it. */
        void keepSuperseded(Feed feed, long[] idHashes);
    }

    /** What follows from a flush, in the order feed, month, enterprise. */
    public interface Outcome {

        /**
         * The row holds now and is to be stored.
         *
         * @param fresh whether nothing was known of its record, so that its numbers may simply be added
         */
        void upsert(byte[] data, int row, String file, boolean fresh);

        /** The row's record left this enterprise and month. */
        void remove(byte[] data, int row, String file, int oldEnterprise, int oldMonth);

        /** The row is an older version than one that is known: only its place is kept. */
        void superseded(byte[] data, int row, String file);

        /** The row is stored already, by a flush that may not have reached the indicators. */
        void recount(byte[] data, int row);
    }

    private final List<RowBlock> blocks = new ArrayList<>();
    private int rows;
    private long bytes;

    public void add(RowBlock block) {
        blocks.add(block);
        byte[] data = block.data();
        for (int at = 0; at < block.size(); at += RowBlock.length(data, at)) {
            rows++;
        }
        bytes += data.length;
    }

    public int rows() {
        return rows;
    }

    /** Bytes held until the next flush. */
    public long bytes() {
        return bytes;
    }

    /**
     * Decides over all rows added since the last flush and forgets them.
     *
     * @param isSettled whether the indicators of rows stored under an epoch are sure to be up to date
     */
    public void flush(StoredRecords stored, LongPredicate isSettled, Outcome outcome, ResolveCounts counts) {
        Groups groups = new Groups(blocks, rows);
        lookUp(groups, stored);
        long[] winners = new long[groups.size()];
        int winning = 0;
        for (int position = 0; position < groups.size(); position++) {
            int group = groups.group(position);
            int best = count(group, groups, counts);
            long version = RowBlock.version(groups.data(best), groups.offset(best));
            long storedVersion = groups.storedVersion(group);
            if (version > storedVersion || (version == storedVersion && !isSettled.test(groups.storedEpoch(group)))) {
                winners[winning++] = sortKey(best, group, groups);
            }
        }
        keepSuperseded(groups, stored, outcome);
        emit(Arrays.copyOf(winners, winning), groups, outcome);
        blocks.clear();
        rows = 0;
        bytes = 0;
    }

    private static void lookUp(Groups groups, StoredRecords stored) {
        @Nullable WantedIds[] wanted = new WantedIds[FeedCode.COUNT];
        for (Feed feed : Feed.values()) {
            wanted[FeedCode.of(feed)] = stored.mayHold(feed) ? new WantedIds() : null;
        }
        for (int position = 0; position < groups.size(); position++) {
            int row = groups.group(position);
            WantedIds ofFeed = wanted[RowBlock.feed(groups.data(row), groups.offset(row))];
            if (ofFeed != null) {
                ofFeed.add(groups.data(row), groups.offset(row));
            }
        }
        for (int feed = 0; feed < wanted.length; feed++) {
            WantedIds ids = wanted[feed];
            if (ids != null && !ids.isEmpty()) {
                int code = feed;
                groups.expectStored();
                stored.find(FeedCode.feed(feed), ids, record -> groups.addStored(code, record));
            }
        }
    }

    private static void keepSuperseded(Groups groups, StoredRecords stored, Outcome outcome) {
        Map<Feed, LongStream.Builder> corrected = new EnumMap<>(Feed.class);
        for (int position = 0; position < groups.size(); position++) {
            int group = groups.group(position);
            long storedVersion = groups.storedVersion(group);
            if (storedVersion == 0 && groups.next(group) < 0) {
                continue;
            }
            int best = best(group, groups);
            byte[] data = groups.data(best);
            long version = RowBlock.version(data, groups.offset(best));
            if (storedVersion != 0 && version > storedVersion) {
                corrected
                        .computeIfAbsent(
                                FeedCode.feed(RowBlock.feed(data, groups.offset(best))), any -> LongStream.builder())
                        .add(RowBlock.idHash(data, groups.offset(best)));
            }
            long newest = Math.max(version, storedVersion);
            for (int row = group; row >= 0; row = groups.next(row)) {
                if (RowBlock.version(groups.data(row), groups.offset(row)) < newest) {
                    outcome.superseded(groups.data(row), groups.offset(row), groups.file(row));
                }
            }
        }
        corrected.forEach(
                (feed, hashes) -> stored.keepSuperseded(feed, hashes.build().toArray()));
    }

    /** Counts the group's rows and finds the one that would hold. */
    private static int count(int first, Groups groups, ResolveCounts counts) {
        long storedVersion = groups.storedVersion(first);
        if (groups.next(first) < 0) {
            long version = RowBlock.version(groups.data(first), groups.offset(first));
            count(version > storedVersion ? 1 : 0, 1, storedVersion, counts);
            return first;
        }
        long[] versions = new long[4];
        int size = 0;
        for (int row = first; row >= 0; row = groups.next(row)) {
            if (size == versions.length) {
                versions = Arrays.copyOf(versions, size * 2);
            }
            versions[size++] = RowBlock.version(groups.data(row), groups.offset(row));
        }
        int newer = (int) Arrays.stream(versions, 0, size)
                .filter(version -> version > storedVersion)
                .distinct()
                .count();
        count(newer, size, storedVersion, counts);
        return best(first, groups);
    }

    private static void count(int newer, int size, long storedVersion, ResolveCounts counts) {
        int first = storedVersion == 0 && newer > 0 ? 1 : 0;
        counts.accepted += first;
        counts.corrected += newer - first;
        counts.duplicates += size - newer;
    }

    private static boolean isBefore(int row, int other, Groups groups) {
        int order = groups.file(row).compareTo(groups.file(other));
        if (order != 0) {
            return order < 0;
        }
        return RowBlock.line(groups.data(row), groups.offset(row))
                < RowBlock.line(groups.data(other), groups.offset(other));
    }

    /** Feed, month, enterprise, then the group, in one number: 3 + 11 + 24 + 25 bits. */
    private static long sortKey(int row, int group, Groups groups) {
        byte[] data = groups.data(row);
        int at = groups.offset(row);
        long feedAndMonth = ((long) RowBlock.feed(data, at) << 11) | RowBlock.month(data, at);
        return (feedAndMonth << 49) | ((long) RowBlock.enterprise(data, at) << 25) | group;
    }

    private static void emit(long[] winners, Groups groups, Outcome outcome) {
        Arrays.parallelSort(winners);
        for (long winner : winners) {
            int group = (int) (winner & 0x1FFFFFF);
            int best = best(group, groups);
            byte[] data = groups.data(best);
            int at = groups.offset(best);
            long storedVersion = groups.storedVersion(group);
            if (storedVersion == RowBlock.version(data, at)) {
                outcome.recount(data, at);
            } else {
                outcome.upsert(data, at, groups.file(best), storedVersion == 0);
                if (storedVersion != 0) {
                    removeIfElsewhere(best, groups.storedEnterprise(group), groups.storedMonth(group), groups, outcome);
                }
            }
            for (Groups.Place place : groups.stale()) {
                if (place.group() == group) {
                    removeIfElsewhere(best, place.enterprise(), place.month(), groups, outcome);
                }
            }
        }
    }

    private static void removeIfElsewhere(int row, int enterprise, int month, Groups groups, Outcome outcome) {
        byte[] data = groups.data(row);
        int at = groups.offset(row);
        if (enterprise != RowBlock.enterprise(data, at) || month != RowBlock.month(data, at)) {
            outcome.remove(data, at, groups.file(row), enterprise, month);
        }
    }

    private static int best(int group, Groups groups) {
        int best = group;
        for (int row = groups.next(group); row >= 0; row = groups.next(row)) {
            long version = RowBlock.version(groups.data(row), groups.offset(row));
            long bestVersion = RowBlock.version(groups.data(best), groups.offset(best));
            // Of equal rows the first by file and line is kept, so that the place stored does not depend on luck.
            if (version > bestVersion || (version == bestVersion && isBefore(row, best, groups))) {
                best = row;
            }
        }
        return best;
    }
}
