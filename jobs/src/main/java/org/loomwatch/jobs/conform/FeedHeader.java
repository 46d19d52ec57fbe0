package org.loomwatch.jobs.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FieldType;

/**
 * Which column of a file is which field. Columns may come in any order, must be complete, and may say 万元 behind a money
 * field's name ({@code paid(万元)}, {@code paid_万元}), which multiplies by 10,000.
 */
public final class FeedHeader {

    private static final Pattern TEN_THOUSAND_YUAN = Pattern.compile("[ _/-]?(\\(\u4E07\u5143\\)|\u4E07\u5143)$");

    private final Feed feed;
    private final int[] fieldOfColumn;
    private final boolean[] tenThousands;

    private FeedHeader(Feed feed, int[] fieldOfColumn, boolean[] tenThousands) {
        this.feed = feed;
        this.fieldOfColumn = fieldOfColumn;
        this.tenThousands = tenThousands;
    }

    /** The header every NDJSON row has by its keys. */
    public static FeedHeader canonical(Feed feed) {
        return parse(feed, String.join(",", feed.header()));
    }

    /** @throws IllegalArgumentException saying what is missing or not known */
    public static FeedHeader parse(Feed feed, String line) {
        List<String> expected = feed.header();
        String[] columns = Arrays.stream(line.replace("\uFEFF", "").split(",", -1))
                .map(column -> Texts.normalise(column.replace("\"", "")).toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        int[] fieldOfColumn = new int[columns.length];
        boolean[] tenThousands = new boolean[expected.size()];
        List<String> missing = new ArrayList<>(expected);
        for (int column = 0; column < columns.length; column++) {
            String name = TEN_THOUSAND_YUAN.matcher(columns[column]).replaceFirst("");
            boolean scaled = !name.equals(columns[column]);
            int field = expected.indexOf(name);
            if (field < 0) {
                throw new IllegalArgumentException(
                        "column %d '%s' is not one of %s".formatted(column + 1, name, expected));
            }
            if (!missing.remove(name)) {
                throw new IllegalArgumentException("column '%s' occurs twice".formatted(name));
            }
            if (scaled && typeOf(feed, field) != FieldType.MONEY) {
                throw new IllegalArgumentException("column '%s' is not money and cannot be in 万元".formatted(name));
            }
            fieldOfColumn[column] = field;
            tenThousands[field] = scaled;
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("columns missing: " + missing);
        }
        return new FeedHeader(feed, fieldOfColumn, tenThousands);
    }

    public Feed feed() {
        return feed;
    }

    int columns() {
        return fieldOfColumn.length;
    }

    int fieldOf(int column) {
        return fieldOfColumn[column];
    }

    boolean isTenThousands(int field) {
        return tenThousands[field];
    }

    private static FieldType typeOf(Feed feed, int field) {
        int common = Feed.COMMON_FIELDS.size();
        return field < common
                ? FieldType.TEXT
                : feed.fields().get(field - common).type();
    }
}
