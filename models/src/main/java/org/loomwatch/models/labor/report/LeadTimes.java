package org.loomwatch.models.labor.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.labor.backtest.Predictions;
import org.loomwatch.models.labor.metrics.Ranking;

/** How many times before an entity's first event it already stood on the list, without interruption. */
public final class LeadTimes {

    private static final double LISTED = 0.05;

    private final int[] leads;
    private final int missed;

    private LeadTimes(int[] leads, int missed) {
        this.leads = leads;
        this.missed = missed;
    }

    /** The list of a time: the 5 % with the highest probability. */
    static LeadTimes of(Predictions predictions) {
        Map<Integer, List<Integer>> byTime = new HashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            byTime.computeIfAbsent(predictions.time(i), key -> new ArrayList<>())
                    .add(i);
        }
        Map<String, Boolean> listed = new HashMap<>();
        byTime.forEach((time, indices) -> {
            double[] scores = indices.stream()
                    .mapToDouble(i -> predictions.probabilities()[i])
                    .toArray();
            int[] order = Ranking.descending(scores);
            for (int k = 0; k < Ranking.count(scores.length, LISTED); k++) {
                listed.put(predictions.entity(indices.get(order[k])) + '\u0000' + time, true);
            }
        });
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            if (predictions.labels()[i] == 1) {
                first.merge(predictions.entity(i), predictions.time(i), Math::min);
            }
        }
        List<Integer> leads = new ArrayList<>();
        int missed = 0;
        for (Map.Entry<String, Integer> event : first.entrySet()) {
            int lead = -1;
            while (listed.containsKey(event.getKey() + '\u0000' + (event.getValue() - lead - 1))) {
                lead++;
            }
            if (lead < 0) {
                missed++;
            } else {
                leads.add(lead);
            }
        }
        return new LeadTimes(leads.stream().mapToInt(Integer::intValue).sorted().toArray(), missed);
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("不在名单 not listed", String.valueOf(missed)));
        Arrays.stream(leads)
                .distinct()
                .forEach(lead -> rows.add(List.of(
                        String.valueOf(lead),
                        String.valueOf(
                                Arrays.stream(leads).filter(one -> one == lead).count()))));
        return rows;
    }

    String median() {
        return leads.length == 0 ? "–" : String.valueOf(leads[leads.length / 2]);
    }
}
