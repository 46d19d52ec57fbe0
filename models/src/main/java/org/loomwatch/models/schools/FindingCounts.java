package org.loomwatch.models.schools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.loomwatch.models.schools.data.Finding;

/** Findings counted by kind, for summaries. */
final class FindingCounts {

    private FindingCounts() {}

    static Map<String, Long> of(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(f -> f.kind().id(), TreeMap::new, Collectors.counting()));
    }
}
