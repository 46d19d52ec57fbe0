package org.loomwatch.datasets.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;

/** A strict reader of feed files, written apart from the generator, that counts what an ingest should count. */
final class FeedCheck {

    long rows;
    long rejected;
    long duplicates;
    long corrections;
    final Set<String> enterprises = new HashSet<>();

    /** Latest row by feed and record id. */
    final Map<String, String[]> latest = new HashMap<>();

    private final Set<String> lines = new HashSet<>();

    void read(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                readFile(file);
            }
        }
    }

    private void readFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        Feed feed = Feed.find(name.substring(0, name.indexOf('-'))).orElseThrow();
        String month = name.substring(feed.id().length() + 1, feed.id().length() + 8);
        List<String> content = Files.readAllLines(file);
        if (!content.get(0).equals(String.join(",", feed.header()))) {
            throw new AssertionError(name + " has header " + content.get(0));
        }
        for (String line : content.subList(1, content.size())) {
            rows++;
            String[] fields = line.split(",", -1);
            if (!isWellFormed(feed, fields)) {
                rejected++;
                continue;
            }
            if (!fields[2].equals(month)) {
                throw new AssertionError(name + " holds a row of another month: " + line);
            }
            accept(feed, line, fields);
        }
    }

    private void accept(Feed feed, String line, String[] fields) {
        if (!lines.add(feed.id() + line)) {
            duplicates++;
            return;
        }
        enterprises.add(fields[1]);
        String[] before = latest.put(feed.id() + fields[0], fields);
        if (before != null) {
            corrections++;
            if (before[3].compareTo(fields[3]) >= 0) {
                throw new AssertionError("a correction is not reported later: " + line);
            }
        }
    }

    private static boolean isWellFormed(Feed feed, String[] fields) {
        if (fields.length != feed.header().size() || fields[0].isEmpty() || !Uscc.isValid(fields[1])) {
            return false;
        }
        try {
            YearMonth.parse(fields[2]);
            OffsetDateTime.parse(fields[3]);
            for (int i = 0; i < feed.fields().size(); i++) {
                if (!isWellFormed(feed.fields().get(i), fields[4 + i])) {
                    return false;
                }
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isWellFormed(FeedField field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return !field.required();
        }
        return switch (field.type()) {
            case DATE -> LocalDate.parse(text).getYear() > 2000;
            case MONEY -> text.matches("[0-9]+\\.[0-9]{2}");
            case COUNT -> text.matches("[0-9]+");
            case QUANTITY -> text.matches("[0-9]+(\\.[0-9]+)?");
            case SHARE -> text.matches("0\\.[0-9]+|1\\.0+");
            case ENUMERATION -> field.allowed().contains(text);
            case TEXT -> true;
        };
    }
}
