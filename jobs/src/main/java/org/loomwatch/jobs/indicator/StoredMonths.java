package org.loomwatch.jobs.indicator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code enterprise_month} as they are stored, for the enterprises of one batch. */
public final class StoredMonths {

    private final Map<Long, double[]> rows = new HashMap<>();

    /** @param row a {@link MonthRow} */
    public void put(int enterprise, int month, double[] row) {
        rows.put(CellTable.key(enterprise, month), row);
    }

    /** Null if nothing is stored. */
    public double @Nullable [] find(int enterprise, int month) {
        return rows.get(CellTable.key(enterprise, month));
    }
}
