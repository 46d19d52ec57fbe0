package org.loomwatch.datasets.synthetic;

import java.time.YearMonth;

/** Told after each month that was written; called on the generating thread. */
@FunctionalInterface
public interface GenerationProgress {

    /** Says nothing to anybody. */
    GenerationProgress SILENT = (month, done, total, rows) -> {};

    /**
     * @param done months written so far, of {@code total}
     * @param rows feed rows written so far
     */
    void monthWritten(YearMonth month, int done, int total, long rows);
}
