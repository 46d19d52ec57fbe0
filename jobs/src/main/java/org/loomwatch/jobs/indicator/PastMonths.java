package org.loomwatch.jobs.indicator;

import org.jspecify.annotations.Nullable;

/** What is stored of enterprises, as far as recalculating them needs it. */
interface PastMonths {

    /**
     * Reads what lies before a month.
     *
     * @param history takes the measures of {@link History} of the {@link History#WINDOW} months before it, each in its first places
     * @param since takes each feed's months since the last report as of the month before; NaN: never
     * @return whether the enterprise has a row in the month before
     */
    boolean readBefore(int enterprise, int month, double[][] history, double[] since);

    /** The stored row of a month; null if there is none. */
    double @Nullable [] find(int enterprise, int month);
}
