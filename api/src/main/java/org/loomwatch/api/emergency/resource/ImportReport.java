package org.loomwatch.api.emergency.resource;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param dryRun whether nothing was written
 * @param rows what happened to each row that is not simply unchanged, in the order of the file
 */
public record ImportReport(
        boolean dryRun, int total, int added, int changed, int unchanged, int refused, List<Row> rows) {

    public ImportReport {
        rows = List.copyOf(rows);
    }

    /**
     * @param row line of a table, or number of a feature, from 1
     * @param outcome {@code added changed refused}
     * @param detailZh why it is refused, or the fields that change
     */
    public record Row(int row, String id, String outcome, String detailZh, String detailEn) {}
}
