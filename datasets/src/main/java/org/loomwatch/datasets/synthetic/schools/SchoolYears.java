package org.loomwatch.datasets.synthetic.schools;

import java.time.YearMonth;

/**
 * Which years are told. A school year is named by the year of its autumn; its pupils are counted in September.
 *
 * @param lastCounted last school year whose pupils are known
 */
record SchoolYears(int lastCounted) {

    static final int FIRST_BIRTHS = 2003;
    static final int FIRST_COUNTED = 2012;

    /** Where the hidden history starts, so that grade 9 of the first counted year has one. */
    static final int FIRST_HIDDEN = 2009;

    static final int PLANNED = 5;
    static final int GRADES = 9;

    static SchoolYears until(YearMonth until) {
        return new SchoolYears(
                Math.max(FIRST_COUNTED, until.getMonthValue() >= 9 ? until.getYear() : until.getYear() - 1));
    }

    int lastHidden() {
        return lastCounted + PLANNED;
    }

    int lastBirths() {
        return lastCounted - 1;
    }
}
