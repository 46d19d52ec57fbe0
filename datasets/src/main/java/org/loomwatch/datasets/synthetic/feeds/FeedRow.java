package org.loomwatch.datasets.synthetic.feeds;

import java.time.YearMonth;
import org.loomwatch.domain.feed.Feed;

/**
 * One row before it is text: the four common fields and up to five of its feed. Filled again for every record. Field
 * numbers count from 0 over the whole row, so 4 is the feed's first own field.
 */
final class FeedRow {

    static final int RECORD_ID = 0;
    static final int USCC = 1;
    static final int MONTH = 2;
    static final int REPORTED_AT = 3;
    static final int COMMON = 4;

    private static final int MAXIMUM = COMMON + 5;

    enum Kind {
        EMPTY,
        COUNT,
        MONEY,
        QUANTITY,
        SHARE,
        DATE,
        WORD
    }

    private final Kind[] kinds = new Kind[MAXIMUM];
    private final double[] numbers = new double[MAXIMUM];
    private final String[] words = new String[MAXIMUM];
    private final int[] starts = new int[MAXIMUM + 1];
    private final byte[] uscc = new byte[18];
    private Feed feed = Feed.WAGES;
    private String prefix = "";
    private YearMonth month = YearMonth.of(2019, 1);
    private int sequence;
    private int size;
    private long reportedAt;

    void begin(Feed newFeed, String recordPrefix, YearMonth newMonth, byte[] newUscc, int newSequence) {
        feed = newFeed;
        prefix = recordPrefix;
        month = newMonth;
        System.arraycopy(newUscc, 0, uscc, 0, uscc.length);
        sequence = newSequence;
        size = COMMON;
    }

    /** Drops the own fields, to fill the same record anew. */
    void restart() {
        size = COMMON;
    }

    void empty() {
        kinds[size++] = Kind.EMPTY;
    }

    void count(long value) {
        number(Kind.COUNT, (double) value);
    }

    void money(double yuan) {
        number(Kind.MONEY, yuan);
    }

    void quantity(double value) {
        number(Kind.QUANTITY, value);
    }

    void share(double value) {
        number(Kind.SHARE, value);
    }

    void date(long epochDay) {
        number(Kind.DATE, (double) epochDay);
    }

    void word(String word) {
        words[size] = word;
        kinds[size++] = Kind.WORD;
    }

    private void number(Kind kind, double value) {
        numbers[size] = value;
        kinds[size++] = kind;
    }

    Feed feed() {
        return feed;
    }

    YearMonth month() {
        return month;
    }

    int size() {
        return size;
    }

    Kind kind(int field) {
        return kinds[field];
    }

    double number(int field) {
        return numbers[field];
    }

    void setNumber(int field, double value) {
        numbers[field] = value;
    }

    /** Local wall-clock seconds, see {@link RowBuffer#time}. */
    void setReportedAt(long seconds) {
        reportedAt = seconds;
    }

    boolean isNumeric(int field) {
        return field >= COMMON
                && switch (kinds[field]) {
                    case COUNT, MONEY, QUANTITY, SHARE -> true;
                    case EMPTY, DATE, WORD -> false;
                };
    }

    /** Appends the row as CSV with its line break, and remembers where its fields begin. */
    void render(RowBuffer out) {
        for (int field = 0; field < size; field++) {
            starts[field] = out.length();
            renderField(field, out);
            out.put(field + 1 < size ? ',' : '\n');
        }
        starts[size] = out.length();
    }

    /** Where a field's bytes began in the buffer given to the last {@link #render}. */
    int start(int field) {
        return starts[field];
    }

    /** Where a field's bytes ended, exclusive. */
    int end(int field) {
        return starts[field + 1] - 1;
    }

    private void renderField(int field, RowBuffer out) {
        switch (field) {
            case RECORD_ID ->
                out.ascii(prefix)
                        .padded(month.getYear() % 100, 2)
                        .padded(month.getMonthValue(), 2)
                        .put('-')
                        .put(uscc, 8, 8)
                        .put('-')
                        .number(sequence);
            case USCC -> out.put(uscc, 0, uscc.length);
            case MONTH -> out.padded(month.getYear(), 4).put('-').padded(month.getMonthValue(), 2);
            case REPORTED_AT -> out.time(reportedAt);
            default -> renderOwn(field, out);
        }
    }

    private void renderOwn(int field, RowBuffer out) {
        switch (kinds[field]) {
            case EMPTY -> {}
            case COUNT -> out.number((long) numbers[field]);
            case MONEY -> out.decimal(numbers[field], 2);
            case QUANTITY -> out.decimal(numbers[field], 1);
            case SHARE -> out.decimal(numbers[field], 3);
            case DATE -> out.date((long) numbers[field]);
            case WORD -> out.ascii(words[field]);
        }
    }
}
