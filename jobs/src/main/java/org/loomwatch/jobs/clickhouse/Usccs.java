package org.loomwatch.jobs.clickhouse;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.loomwatch.jobs.conform.EnterpriseIndex;

/** Conditions that pick out a sorted batch of enterprises. */
final class Usccs {

    private static final int MOST_NAMED = 2000;

    private Usccs() {}

    /** A condition true for every enterprise of the batch, and, where they are many or lie close, for some between them. */
    static String condition(int[] batch, EnterpriseIndex enterprises) {
        int first = batch[0];
        int last = batch[batch.length - 1];
        if (batch.length > MOST_NAMED || last - first + 1 < batch.length * 2) {
            return "uscc BETWEEN '%s' AND '%s'".formatted(enterprises.code(first), enterprises.code(last));
        }
        return Arrays.stream(batch)
                .mapToObj(enterprise -> "'" + enterprises.code(enterprise) + "'")
                .collect(Collectors.joining(",", "uscc IN (", ")"));
    }

    /** For each number from the batch's first to its last whether it is in the batch. */
    static boolean[] wanted(int[] batch) {
        boolean[] wanted = new boolean[batch[batch.length - 1] - batch[0] + 1];
        for (int enterprise : batch) {
            wanted[enterprise - batch[0]] = true;
        }
        return wanted;
    }
}
