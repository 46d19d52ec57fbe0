package org.loomwatch.models.labor.district;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.loomwatch.domain.warning.Grade;

/**
 * How long before a dispute its warning stood. Counted are the disputes that start where the whole horizon before was scored.
 *
 * @param disputes all of them
 * @param warned those with a warning at orange or above in one of the horizon's months before
 * @param counts by months between the first month of that warning's unbroken run and the dispute
 */
record LeadMonths(int disputes, int warned, Map<Integer, Integer> counts) {

    static LeadMonths of(DistrictRows rows, Grade[] grades, Disputes happened, int horizon) {
        Map<String, Set<Integer>> grave = new HashMap<>();
        Set<String> usccs = new HashSet<>();
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < grades.length; i++) {
            first = Math.min(first, rows.month(i));
            last = Math.max(last, rows.month(i));
            usccs.add(rows.uscc(i));
            if (grades[i].isAtLeast(Grade.ORANGE)) {
                grave.computeIfAbsent(rows.uscc(i), key -> new HashSet<>()).add(rows.month(i));
            }
        }
        int disputes = 0;
        int warned = 0;
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String uscc : usccs) {
            Set<Integer> months = grave.getOrDefault(uscc, Set.of());
            for (int start : happened.starts(uscc)) {
                if (start - horizon < first || start - 1 > last) {
                    continue;
                }
                disputes++;
                int lead = 1;
                while (lead <= horizon && !months.contains(start - lead)) {
                    lead++;
                }
                if (lead <= horizon) {
                    while (months.contains(start - lead - 1)) {
                        lead++;
                    }
                    warned++;
                    counts.merge(lead, 1, Integer::sum);
                }
            }
        }
        return new LeadMonths(disputes, warned, counts);
    }

    /** NaN if no dispute was warned of. */
    double median() {
        int at = 0;
        for (Map.Entry<Integer, Integer> lead : counts.entrySet()) {
            at += lead.getValue();
            if (2 * at >= warned) {
                return lead.getKey();
            }
        }
        return Double.NaN;
    }
}
