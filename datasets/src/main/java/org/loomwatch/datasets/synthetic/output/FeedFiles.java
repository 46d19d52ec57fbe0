package org.loomwatch.datasets.synthetic.output;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.datasets.synthetic.enterprise.FeedIndex;
import org.loomwatch.datasets.synthetic.feeds.Delivery;
import org.loomwatch.datasets.synthetic.feeds.FeedOutput;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.domain.feed.Feed;

/**
 * The feed files of one month: {@code <feed>-<month>-1.csv} and, if anything came late, {@code <feed>-<month>-2.csv}; and
 * the list of damaged lines.
 */
final class FeedFiles {

    private final Path directory;
    private final CountedFile dirtyLines;
    private final List<FileTally> tallies = new ArrayList<>();
    private final RowBuffer scratch = new RowBuffer();
    private @Nullable CountedFile[][] open = new CountedFile[0][];
    private FileTally[][] current = new FileTally[0][];
    private YearMonth month = YearMonth.of(2019, 1);

    FeedFiles(Path directory, CountedFile dirtyLines) {
        this.directory = directory;
        this.dirtyLines = dirtyLines;
    }

    List<FileTally> tallies() {
        return tallies;
    }

    /** Feed rows of all closed months. */
    long rows() {
        return tallies.stream().mapToLong(tally -> tally.rows).sum();
    }

    void openMonth(YearMonth newMonth) {
        month = newMonth;
        open = new CountedFile[Feed.values().length][2];
        current = new FileTally[Feed.values().length][2];
        for (Feed feed : Feed.values()) {
            for (int delivery : new int[] {Delivery.FIRST, Delivery.SECOND}) {
                String name = feed.id() + "-" + month + "-" + (delivery + 1) + ".csv";
                current[FeedIndex.of(feed)][delivery] = new FileTally("feeds/" + name, feed, month.toString());
            }
            file(feed, Delivery.FIRST);
        }
    }

    void write(ChunkMonth chunk) {
        for (Feed feed : Feed.values()) {
            for (int delivery = 0; delivery < 2; delivery++) {
                FeedOutput output = chunk.feeds[FeedIndex.of(feed)][delivery];
                if (output.lines() == 0) {
                    continue;
                }
                CountedFile file = file(feed, delivery);
                logDirt(current[FeedIndex.of(feed)][delivery], feed, file.rows(), output);
                file.write(output.main(), output.lines() - output.duplicates());
                file.write(output.repeated(), output.duplicates());
                current[FeedIndex.of(feed)][delivery].add(output);
            }
        }
    }

    void closeMonth() {
        for (Feed feed : Feed.values()) {
            for (int delivery = 0; delivery < 2; delivery++) {
                CountedFile file = open[FeedIndex.of(feed)][delivery];
                if (file != null) {
                    file.close();
                    tallies.add(current[FeedIndex.of(feed)][delivery]);
                }
            }
        }
    }

    private CountedFile file(Feed feed, int delivery) {
        CountedFile file = open[FeedIndex.of(feed)][delivery];
        if (file == null) {
            String name = current[FeedIndex.of(feed)][delivery].path.substring("feeds/".length());
            file = new CountedFile(directory.resolve(name), String.join(",", feed.header()));
            open[FeedIndex.of(feed)][delivery] = file;
        }
        return file;
    }

    /** Lines count from 1 at the header, as editors count them. */
    private void logDirt(FileTally tally, Feed feed, long rowsBefore, FeedOutput output) {
        scratch.clear();
        for (FeedOutput.DirtyLine dirty : output.dirtyLines()) {
            scratch.ascii(tally.path)
                    .put(',')
                    .number(rowsBefore + 2 + dirty.line())
                    .put(',')
                    .ascii(dirty.kind().id())
                    .put(',')
                    .ascii(feed.header().get(dirty.field()))
                    .put('\n');
        }
        dirtyLines.write(scratch, output.dirtyLines().size());
    }
}
