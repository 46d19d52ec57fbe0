package org.loomwatch.datasets.synthetic.register;

import java.time.LocalDate;
import java.time.YearMonth;
import org.loomwatch.datasets.synthetic.economy.SyntheticMonths;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/** Rows of {@code disputes.csv}: the labels, as far as they are known on the last day. One instance per thread. */
public final class DisputeRows {

    public static final String HEADER = "dispute_id,uscc,started_on,known_on,kind,people";

    private static final double MEAN_DAYS_UNKNOWN = 14;
    private static final int MOST_DAYS_UNKNOWN = 120;
    private static final String[] KINDS = {"arrears", "dismissal", "social_insurance", "overtime", "injury", "other"};
    private static final double[] ORDINARY = {0.30, 0.58, 0.70, 0.86, 0.93, 1.0};
    private static final double[] IN_ARREARS = {0.72, 0.86, 0.94, 0.97, 0.98, 1.0};

    private final Draws draws;

    public DisputeRows(long seed) {
        draws = new Draws(seed);
    }

    /** Appends the dispute that started this month, unless it comes to be known only after {@code asOf}. */
    public boolean write(EnterpriseMonth e, LocalDate asOf, RowBuffer out) {
        draws.at(Stream.DISPUTE, e.key, e.month + 1000L);
        YearMonth month = SyntheticMonths.at(e.month);
        long started = month.atDay(1).toEpochDay() + draws.below(month.lengthOfMonth());
        long known = started + 1 + (long) Math.min(MOST_DAYS_UNKNOWN, draws.exponential(MEAN_DAYS_UNKNOWN));
        if (known > asOf.toEpochDay()) {
            return false;
        }
        String kind = KINDS[draws.index(e.arrears > 0.3 ? IN_ARREARS : ORDINARY)];
        int people = Math.min(e.staff, 1 + (int) draws.exponential(0.8 * StrictMath.pow(e.staff, 0.65)));
        out.put('D')
                .padded(month.getYear() % 100, 2)
                .padded(month.getMonthValue(), 2)
                .put('-');
        out.put(e.uscc, 8, 8).put(',').put(e.uscc, 0, e.uscc.length).put(',');
        out.date(started)
                .put(',')
                .date(known)
                .put(',')
                .ascii(kind)
                .put(',')
                .number(people)
                .put('\n');
        return true;
    }
}
