package org.loomwatch.jobs.indicator;

import static org.loomwatch.jobs.record.RecordLayout.MISSING;

import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;
import org.loomwatch.jobs.record.RecordLayout;

/**
 * What one record adds to the measures of its enterprise and month, in whole smallest units (fen, thousandths, millionths) so
 * that the order of adding cannot show in the result, and how contributions combine.
 */
@SuppressWarnings("EnumOrdinal")
public final class Contributions {

    private static final Measure[] MEASURES = Measure.values();
    private static final int[] FIRST = new int[Feed.values().length];
    private static final int[] COUNT = new int[Feed.values().length];

    static {
        for (Feed feed : Feed.values()) {
            FIRST[feed.ordinal()] = Measure.listOf(feed).get(0).ordinal();
            COUNT[feed.ordinal()] = Measure.listOf(feed).size();
            for (int i = 0; i < COUNT[feed.ordinal()]; i++) {
                if (MEASURES[FIRST[feed.ordinal()] + i].feed() != feed) {
                    throw new IllegalStateException("measures of " + feed.id() + " do not stand together");
                }
            }
        }
    }

    private Contributions() {}

    /** Ordinal of the feed's first measure; its measures follow one another. */
    public static int first(int feed) {
        return FIRST[feed];
    }

    public static int count(int feed) {
        return COUNT[feed];
    }

    /**
     * The contributions of one record, in the order of the feed's measures.
     *
     * @param fields the feed's own fields as {@link RecordLayout#readFields} gives them
     * @param lastDay last day of the record's month, in days since 1970
     */
    public static void of(Feed feed, long[] fields, int lastDay, long[] out) {
        switch (feed) {
            case WAGES -> {
                long due = fields[0];
                long paid = fields[1];
                out[0] = fields[3];
                out[1] = fields[4];
                out[2] = fields[2];
                out[3] = Math.max(0, (paid == MISSING ? lastDay : paid) - due);
            }
            case COMPLAINTS -> {
                out[0] = 1;
                out[1] = fields[2];
                out[2] = fields[3];
            }
            case WATER, POWER -> out[0] = fields[1];
            case TAX, STAFFING, SOCIAL_INSURANCE -> {
                int skip = feed == Feed.TAX ? 1 : 0;
                System.arraycopy(fields, skip, out, 0, 3);
            }
            case CAPACITY_EXIT -> {
                out[0] = fields[0] + 1;
                out[1] = fields[2];
                out[2] = fields[1] == MISSING ? MISSING : fields[1] - lastDay;
            }
        }
    }

    /** Combines two contributions to the same measure; {@link RecordLayout#MISSING} gives way to anything. */
    public static long combine(int measure, long a, long b) {
        if (a == MISSING) {
            return b;
        }
        if (b == MISSING) {
            return a;
        }
        return switch (MEASURES[measure]) {
            case WAGES_DELAY_DAYS, TAX_OVERDUE_DAYS, EXIT_STAGE, EXIT_CAPACITY_SHARE -> Math.max(a, b);
            case EXIT_DAYS_TO_DEADLINE -> Math.min(a, b);
            default -> a + b;
        };
    }

    /** The measure in its own unit; NaN if missing. */
    public static double value(int measure, long combined) {
        return combined == MISSING ? Double.NaN : combined / scale(MEASURES[measure].unit());
    }

    private static double scale(Unit unit) {
        return switch (unit) {
            case YUAN -> 100;
            case CUBIC_METRES, KILOWATT_HOURS -> 1000;
            case SHARE -> RecordLayout.SHARE_SCALE;
            default -> 1;
        };
    }
}
