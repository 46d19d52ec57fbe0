package org.loomwatch.datasets.synthetic.feeds;

import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;

/** Turns the truth about one enterprise and month into one feed's rows. One instance per thread. */
interface FeedRows {

    void write(EnterpriseMonth e, Delivery delivery);
}
