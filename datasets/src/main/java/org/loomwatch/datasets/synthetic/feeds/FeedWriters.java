package org.loomwatch.datasets.synthetic.feeds;

import java.util.List;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;

/** All eight feeds of one enterprise and month. One instance per thread. */
public final class FeedWriters {

    private final List<FeedRows> writers;

    public FeedWriters(long seed) {
        writers = List.of(
                new WageRows(seed),
                new ComplaintRows(seed),
                MeterRows.water(seed),
                MeterRows.power(seed),
                new TaxRows(seed),
                new StaffingRows(seed),
                new SocialInsuranceRows(seed),
                new CapacityExitRows(seed));
    }

    public void write(EnterpriseMonth e, Delivery delivery) {
        for (FeedRows writer : writers) {
            writer.write(e, delivery);
        }
    }
}
