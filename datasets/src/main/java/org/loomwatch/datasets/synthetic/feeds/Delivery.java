package org.loomwatch.datasets.synthetic.feeds;

import java.time.LocalDate;
import java.time.YearMonth;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.enterprise.FeedIndex;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.feed.Feed;

/**
 * Sends rows on their way: when they are reported, in which delivery, what is corrected later, repeated or damaged. The
 * first delivery of a month holds what was reported by the 15th of the next month, the second one the rest. One instance
 * per thread; set to a chunk's outputs by {@link #open}.
 */
public final class Delivery {

    public static final int FIRST = 0;
    public static final int SECOND = 1;

    /** Day of the next month on which the first delivery closes. */
    public static final int CLOSING_DAY = 15;

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int OFFICE_OPENS = 8 * 3600 + 1800;
    private static final int OFFICE_SECONDS = 9 * 3600;
    private static final double LATE = 0.02;
    private static final double LATE_UNDER_STRESS = 0.05;
    private static final double MEAN_LATE_DAYS = 22;
    private static final double CORRECTED = 0.008;
    private static final double DUPLICATED = 0.003;
    private static final String[] PREFIXES = {"WG", "CP", "WT", "PW", "TX", "ST", "SI", "CE"};

    private final double dirt;
    private final Draws draws;
    private final DirtWriter dirtWriter = new DirtWriter();
    private final Outages outages;
    private final FeedRow row = new FeedRow();
    private final int[] closedStreet = new int[Feed.values().length];
    private final int[] streetOfGrid;
    private FeedOutput[][] outputs = new FeedOutput[0][];
    private YearMonth yearMonth = YearMonth.of(2019, 1);
    private long monthEnd;
    private long lastDay;
    private long withheld;

    /**
     * @param dirt share of rows to damage
     * @param streetOfGrid street number, from 0, by grid
     */
    public Delivery(long seed, double dirt, Outages outages, int[] streetOfGrid) {
        this.dirt = dirt;
        this.draws = new Draws(seed);
        this.outages = outages;
        this.streetOfGrid = streetOfGrid;
    }

    /**
     * Turns to a month and a chunk.
     *
     * @param newOutputs by feed and delivery
     * @param asOf rows reported later do not exist yet
     */
    public void open(FeedOutput[][] newOutputs, YearMonth month, int monthIndex, LocalDate asOf) {
        outputs = newOutputs;
        yearMonth = month;
        monthEnd = month.atEndOfMonth().toEpochDay();
        lastDay = asOf.toEpochDay();
        withheld = 0;
        for (Feed feed : Feed.values()) {
            closedStreet[FeedIndex.of(feed)] =
                    outages.findStreet(feed, monthIndex).orElse(-1);
        }
    }

    /** Rows of the chunk that will only be reported after the last day. */
    public long withheld() {
        return withheld;
    }

    YearMonth month() {
        return yearMonth;
    }

    int monthLength() {
        return yearMonth.lengthOfMonth();
    }

    static long dayOf(long reportedAt) {
        return reportedAt / SECONDS_PER_DAY;
    }

    /** Epoch day of the month's last day. */
    long monthEnd() {
        return monthEnd;
    }

    /** Whether the enterprise has records in this feed this month. */
    boolean expects(Feed feed, EnterpriseMonth e) {
        return e.isCovered(feed)
                && closedStreet[FeedIndex.of(feed)] != streetOfGrid[e.grid]
                && !outages.isSilent(feed, e);
    }

    /** Starts a row; fill its own fields, then {@link #send}. */
    FeedRow begin(Feed feed, EnterpriseMonth e, int sequence) {
        row.begin(feed, PREFIXES[FeedIndex.of(feed)], yearMonth, e.uscc, sequence);
        draws.at(Stream.DELIVERY, e.key * 8 + FeedIndex.of(feed), e.month * 256L + sequence);
        return row;
    }

    /** A time in the feed's reporting window after the month's end, or late. */
    long reportingTime(EnterpriseMonth e, Feed feed, int firstDay, int days) {
        long day = monthEnd + firstDay + draws.below(days);
        if (draws.chance(LATE + LATE_UNDER_STRESS * Math.min(2, e.stress(feed)))) {
            day += CLOSING_DAY - firstDay + (long) draws.exponential(MEAN_LATE_DAYS);
        }
        return officeHours(day);
    }

    private long officeHours(long day) {
        return day * SECONDS_PER_DAY + OFFICE_OPENS + draws.below(OFFICE_SECONDS);
    }

    /** Sends the row on its way: clean, damaged, repeated, or wrong at first and corrected later. */
    void send(long reportedAt) {
        if (!arrives(reportedAt)) {
            return;
        }
        double luck = draws.uniform();
        if (luck < dirt) {
            row.setReportedAt(reportedAt);
            FeedOutput output = output(reportedAt);
            DirtKind kind = dirtWriter.write(row, draws, output.rows());
            output.addedDirt(kind, dirtWriter.damagedField());
        } else if (luck < dirt + CORRECTED && sendWrongFirst(reportedAt)) {
            return;
        } else {
            int start = write(reportedAt);
            if (draws.chance(DUPLICATED)) {
                output(reportedAt).duplicateSince(start);
            }
        }
    }

    /** Sends the row as it was first known, clean: {@link #sendCorrection} will follow. */
    void sendFirstVersion(long reportedAt) {
        if (arrives(reportedAt)) {
            write(reportedAt);
        }
    }

    /** Sends a later version of a row that was sent clean before, on a given epoch day but not before the next one. */
    void sendCorrection(long firstReportedAt, long correctedDay) {
        long reportedAt = officeHours(Math.max(correctedDay, dayOf(firstReportedAt) + 1));
        if (arrives(reportedAt)) {
            row.setReportedAt(reportedAt);
            row.render(output(reportedAt).rows());
            output(reportedAt).addedCorrection();
        }
    }

    private boolean sendWrongFirst(long reportedAt) {
        int field = FeedRow.COMMON + draws.below(row.size() - FeedRow.COMMON);
        if (!row.isNumeric(field) || row.kind(field) == FeedRow.Kind.SHARE || row.number(field) < 2) {
            return false;
        }
        double right = row.number(field);
        double wrong = right * (draws.chance(0.2) ? 10 : draws.uniform(0.5, 1.6));
        row.setNumber(field, row.kind(field) == FeedRow.Kind.COUNT ? StrictMath.rint(wrong) + 1 : wrong);
        write(reportedAt);
        row.setNumber(field, right);
        sendCorrection(reportedAt, dayOf(reportedAt) + 4 + (long) draws.exponential(18));
        return true;
    }

    private int write(long reportedAt) {
        row.setReportedAt(reportedAt);
        FeedOutput output = output(reportedAt);
        int start = output.rows().length();
        row.render(output.rows());
        output.added();
        return start;
    }

    private boolean arrives(long reportedAt) {
        boolean arrives = dayOf(reportedAt) <= lastDay;
        withheld += arrives ? 0 : 1;
        return arrives;
    }

    private FeedOutput output(long reportedAt) {
        boolean first = dayOf(reportedAt) <= monthEnd + CLOSING_DAY;
        return outputs[FeedIndex.of(row.feed())][first ? FIRST : SECOND];
    }
}
