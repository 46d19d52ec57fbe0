package org.loomwatch.api.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/** Judges one row by the very rules that an ingest applies. */
final class RowJudge {

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);

    private final SqlReader reader;
    private final Clock clock;

    RowJudge(SqlReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Why the row would be rejected; empty if it would not be. */
    Optional<Rejection> find(Feed feed, String row) {
        List<String> cells = RowTexts.cut(row, feed.header());
        String uscc = cells.size() > 1 ? cells.get(1).strip() : "";
        List<String> known = reader.list(
                Sql.of("SELECT uscc FROM enterprise FINAL WHERE uscc = ?", uscc), found -> found.getString("uscc"));
        long latestReport = clock.instant().plus(CLOCKS_MAY_DIFFER).toEpochMilli();
        FeedParser parser =
                new FeedParser(FileFormat.CSV, FeedHeader.canonical(feed), EnterpriseIndex.of(known), latestReport);
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        Verdict verdict = new Verdict();
        parser.parse(bytes, bytes.length, 1, verdict);
        return Optional.ofNullable(verdict.rejection);
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
