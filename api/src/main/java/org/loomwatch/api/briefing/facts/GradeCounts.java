package org.loomwatch.api.briefing.facts;

import org.loomwatch.domain.warning.Grade;

/**
 * Warnings by grade.
 *
 * @param none enterprises that were scored and lie below every cut-off
 */
public record GradeCounts(long red, long orange, long yellow, long blue, long none) {

    public static final GradeCounts NONE = new GradeCounts(0, 0, 0, 0, 0);

    /** Those that somebody has to act on. */
    public long serious() {
        return red + orange;
    }

    /** Enterprises with a warning of any grade. */
    public long all() {
        return red + orange + yellow + blue;
    }

    public long of(Grade grade) {
        return switch (grade) {
            case RED -> red;
            case ORANGE -> orange;
            case YELLOW -> yellow;
            case BLUE -> blue;
            case NONE -> none;
        };
    }

    GradeCounts with(Grade grade, long count) {
        return new GradeCounts(
                grade == Grade.RED ? red + count : red,
                grade == Grade.ORANGE ? orange + count : orange,
                grade == Grade.YELLOW ? yellow + count : yellow,
                grade == Grade.BLUE ? blue + count : blue,
                grade == Grade.NONE ? none + count : none);
    }
}
