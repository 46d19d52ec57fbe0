package org.loomwatch.jobs.record;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.domain.feed.FieldType;

/** How a feed's rows lie in ClickHouse and in RowBinary, and how to read their numbers back. */
public final class RecordLayout {

    /** A field without a value. */
    public static final long MISSING = Long.MIN_VALUE;

    /** Shares are read back as whole millionths. */
    public static final long SHARE_SCALE = 1_000_000;

    /** Milliseconds by which Beijing is ahead of UTC; months of reports are counted there. */
    private static final long BEIJING_OFFSET = 8 * 3_600_000L;

    private RecordLayout() {}

    public static String table(Feed feed) {
        return "record_" + feed.id();
    }

    /** Digits after the point in a field's stored form. */
    public static int decimals(FieldType type) {
        return switch (type) {
            case MONEY -> 2;
            case QUANTITY -> 3;
            case SHARE -> 6;
            default -> 0;
        };
    }

    /** The columns of {@code record_<feed>} in the order in which rows are written. */
    public static List<String> columns(Feed feed) {
        return Stream.of(feed.header().stream(), Stream.of("file", "line", "version", "removed", "epoch"))
                .flatMap(names -> names)
                .toList();
    }

    /** The feed's own columns as a SELECT list; {@link #readFields} reads what it returns. */
    public static String ownColumns(Feed feed) {
        return feed.fields().stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(", "));
    }

    /** Months since 1970-01 in Beijing at an instant given in milliseconds since 1970. */
    public static int monthOf(long millis) {
        return Months.ofDay(Math.floorDiv(millis + BEIJING_OFFSET, 86_400_000L));
    }

    /** First position after the four common columns of a RowBinary row. */
    public static int skipCommon(byte[] data, int from) {
        int id = from;
        int at = from + stringLength(data, id) + varintSize(data, id);
        at += stringLength(data, at) + varintSize(data, at);
        return at + 2 + 8;
    }

    /**
     * Reads the feed's own fields: money in fen, quantities in thousandths, counts, shares in millionths, dates in days since
     * 1970, words as their position in the field's list, free texts as {@link #MISSING}.
     */
    public static void readFields(Feed feed, byte[] data, int from, long[] values) {
        int at = from;
        List<FeedField> fields = feed.fields();
        for (int i = 0; i < fields.size(); i++) {
            FeedField field = fields.get(i);
            switch (field.type()) {
                case TEXT -> {
                    at += stringLength(data, at) + varintSize(data, at);
                    values[i] = MISSING;
                }
                case ENUMERATION -> {
                    int start = at + varintSize(data, at);
                    at = start + stringLength(data, at);
                    values[i] = wordOf(field.allowed(), data, start, at);
                }
                default -> {
                    boolean missing = data[at++] != 0;
                    if (missing) {
                        values[i] = MISSING;
                    } else if (field.type() == FieldType.DATE) {
                        values[i] = Bytes.getInt(data, at);
                        at += 4;
                    } else {
                        long bits = Bytes.getLong(data, at);
                        values[i] = field.type() == FieldType.SHARE ? share(bits) : bits;
                        at += 8;
                    }
                }
            }
        }
    }

    /** A share stored as a Float64, in millionths. */
    public static long share(long bits) {
        return Math.round(Double.longBitsToDouble(bits) * SHARE_SCALE);
    }

    /** Position of a word in an enumeration's list; {@link #MISSING} if it is not there. */
    public static long wordOf(List<String> words, byte[] data, int from, int to) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() == to - from && matches(word, data, from)) {
                return i;
            }
        }
        return MISSING;
    }

    private static boolean matches(String word, byte[] data, int from) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != data[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Length of a string whose varint stands at {@code at}; strings here are shorter than 2^14 bytes. */
    public static int stringLength(byte[] data, int at) {
        return data[at] >= 0 ? data[at] : (data[at] & 0x7F) | (data[at + 1] << 7);
    }

    public static int varintSize(byte[] data, int at) {
        return data[at] >= 0 ? 1 : 2;
    }
}
