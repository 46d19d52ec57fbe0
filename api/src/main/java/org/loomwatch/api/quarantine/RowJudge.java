package org.loomwatch.api.quarantine;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.conform.FeedHeader;
import org.loomwatch.jobs.conform.FeedParser;
import org.loomwatch.jobs.conform.Fields;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.reading.FileFormat;
import org.loomwatch.jobs.record.Bytes;

/** Judges rows by the very rules that an ingest applies. */
final class RowJudge {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);
    private static final int MOST_ASKED = 500;

    private final SqlReader reader;
    private final Clock clock;

    RowJudge(SqlReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Why each row would be rejected, in the order given; empty if it would not be. */
    List<Optional<Rejection>> judge(Feed feed, List<String> rows) {
        long latestReport = clock.instant().plus(CLOCKS_MAY_DIFFER).toEpochMilli();
        EnterpriseIndex known = EnterpriseIndex.of(knownOf(feed, rows));
        FeedParser parser = new FeedParser(FileFormat.CSV, FeedHeader.canonical(feed), known, latestReport);
        List<Optional<Rejection>> verdicts = new ArrayList<>();
        for (String row : rows) {
            byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
            Verdict verdict = new Verdict();
            parser.parse(bytes, bytes.length, 1, verdict);
            verdicts.add(Optional.ofNullable(verdict.rejection));
        }
        return verdicts;
    }

    private List<String> knownOf(Feed feed, List<String> rows) {
        Set<String> asked = new LinkedHashSet<>();
        for (String row : rows) {
            List<String> cells = RowTexts.cut(row, feed.header());
            if (cells.size() > 1) {
                // As the parser reads it: full-width forms, blanks and Excel's apostrophe undone.
                asked.add(Normalizer.normalize(cells.get(1), Normalizer.Form.NFKC)
                        .replaceAll("^[\\s'\u2019]+|\\s+$", ""));
            }
        }
        List<String> all = List.copyOf(asked);
        List<String> known = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            List<String> some = all.subList(from, Math.min(from + MOST_ASKED, all.size()));
            String marks = String.join(", ", some.stream().map(uscc -> "?").toList());
            known.addAll(reader.list(
                    Sql.of("SELECT uscc FROM enterprise FINAL WHERE uscc IN (" + marks + ")", some.toArray()),
                    found -> found.getString("uscc")));
        }
        return known;
    }

    private static final class Verdict implements FeedParser.Sink {

        private @Nullable Rejection rejection;

        @Override
        public void accepted(Bytes row) {}

        @Override
        public void rejected(Rejection found, int line, byte[] text, int from, int to, @Nullable Fields fields) {
            rejection = found;
        }
    }
}
