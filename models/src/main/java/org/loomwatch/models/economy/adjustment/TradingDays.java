package org.loomwatch.models.economy.adjustment;

/** How many trading-day effects X-13 looks for. */
public enum TradingDays {
    /** One effect for each day of the week: for series of unknown nature and some length. */
    EVERY_DAY,
    /** Working days against weekends: all that a few years of data can tell, and three times as fast. */
    WORKING_DAYS
}
