package org.loomwatch.jobs.reading;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;

/**
 * What the name of a delivery says: {@code <feed>-<YYYY-MM>[-<anything>].csv|ndjson[.gz]|xlsx}.
 *
 * @param month the month delivered; single rows may speak of others
 */
public record FeedFileName(String name, Feed feed, YearMonth month, FileFormat format, boolean gzip)
        implements Comparable<FeedFileName> {

    private static final Pattern NAME = Pattern.compile(
            "([a-z_]+)-(\\d{4}-\\d{2})(?:-.*)?\\.(?:(csv|ndjson)(\\.gz)?|(xlsx))", Pattern.CASE_INSENSITIVE);

    private static final Comparator<FeedFileName> ORDER = Comparator.comparing(FeedFileName::month)
            .thenComparing(FeedFileName::feed)
            .thenComparing(FeedFileName::name);

    /** Empty if the name is no feed delivery's. */
    public static Optional<FeedFileName> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Feed> feed = Feed.find(matcher.group(1));
        if (feed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FeedFileName(
                    name,
                    feed.get(),
                    YearMonth.parse(matcher.group(2)),
                    format(matcher.group(3)),
                    matcher.group(4) != null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static FileFormat format(@Nullable String ending) {
        if (ending == null) {
            return FileFormat.XLSX;
        }
        return ending.equalsIgnoreCase("csv") ? FileFormat.CSV : FileFormat.NDJSON;
    }

    /** Older months first, so that what is written together lies together. */
    @Override
    public int compareTo(FeedFileName other) {
        return ORDER.compare(this, other);
    }
}
