package org.loomwatch.jobs.master;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** How the rows of one CSV file of master data are checked, and written for their table. */
interface MasterRows {

    String table();

    /** The columns of the file, in order; the table has a version behind them. */
    List<String> columns();

    /** What a rejected row can be found by: record id and USCC, or nothing. */
    List<String> key(List<String> cells);

    /**
     * Appends one row without its version.
     *
     * @param cells as many as there are columns
     * @return why it cannot be taken; null if it was, otherwise what was appended is taken back
     */
    @Nullable
    Rejection write(List<String> cells, Bytes rows);
}
