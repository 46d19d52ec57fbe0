package org.loomwatch.models.labor.district;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.WarningQueue;

/**
 * A month of the district as scored: one place an enterprise in every list, in the order of USCCs.
 *
 * @param scores log-odds of the model at work, before calibration
 * @param ranks place by score, from 1
 * @param floors rule that raised the grade, empty if none did
 * @param reasons by place, for those with a grade or in the audit
 * @param others what other models said: log-odds and probabilities by model
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of places; compared by nobody.
record ScoredMonth(
        YearMonth month,
        String model,
        List<String> usccs,
        double[] scores,
        double[] probabilities,
        int[] ranks,
        Grade[] grades,
        String[] floors,
        WarningQueue[] queues,
        Map<Integer, List<Reason>> reasons,
        List<Other> others) {

    /** What a challenger said. */
    record Other(String model, double[] scores, double[] probabilities) {}

    int size() {
        return scores.length;
    }

    Map<String, Long> countGrades() {
        return count(i -> grades[i].id());
    }

    Map<String, Long> countQueues() {
        return count(i -> queues[i].id());
    }

    private Map<String, Long> count(Function<Integer, String> key) {
        return IntStream.range(0, size())
                .boxed()
                .collect(Collectors.groupingBy(key, java.util.TreeMap::new, Collectors.counting()));
    }
}
