package org.loomwatch.models.labor.district;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.domain.warning.WarningQueue;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.registry.StoredModel;

/**
 * Scores one month of the district. The probability sets the colour (with rule floors shown as such), the capacity of the
 * street's office sets who is in its queue; a few of the others are drawn to keep verdicts honest.
 */
final class DistrictScorer {

    private static final double AUDIT_SHARE = 0.002;

    private final DistrictReader reader;
    private final WarningStore store;
    private final RuleBook rules = RuleBook.standard();

    DistrictScorer(DistrictReader reader, WarningStore store) {
        this.reader = reader;
        this.store = store;
    }

    /** @param capacity warnings that one street's office can work in a month */
    List<Warning> score(YearMonth month, StoredModel model, ModelFiles.Content content, int capacity, Instant now) {
        DistrictRows rows = reader.month(month);
        double[] scores = content.blend().logOdds(rows.features());
        int[] order = Ranking.descending(scores);
        Map<String, Grade> before = store.grades(month.minusMonths(1));
        Cutoffs cutoffs = new Cutoffs(
                model.card().red(),
                model.card().orange(),
                model.card().yellow(),
                model.card().blue());
        Grade[] grades = new Grade[rows.size()];
        String[] floors = new String[rows.size()];
        double[] probabilities = content.calibration().probabilities(scores);
        for (int i = 0; i < grades.length; i++) {
            Grade own = cutoffs.grade(probabilities[i], before.getOrDefault(rows.uscc(i), Grade.NONE));
            Optional<RuleBook.Floor> floor = rules.floor(rows.features(), i).filter(f -> !own.isAtLeast(f.grade()));
            grades[i] = floor.map(RuleBook.Floor::grade).orElse(own);
            floors[i] = floor.map(RuleBook.Floor::rule).orElse("");
        }
        WarningQueue[] queues = queues(rows, grades, order, capacity, month);
        Map<Integer, List<Reason>> reasons = reasons(rows, content, grades, queues, month);
        List<Warning> warnings = new ArrayList<>();
        for (int rank = 0; rank < order.length; rank++) {
            int i = order[rank];
            warnings.add(new Warning(
                    month,
                    new Uscc(rows.uscc(i)),
                    Warning.LABOR_DISPUTE,
                    grades[i],
                    probabilities[i],
                    rank + 1,
                    queues[i],
                    floors[i],
                    reasons.getOrDefault(i, List.of()),
                    model.id(),
                    now));
        }
        return warnings;
    }

    /** Reasons of one enterprise, whatever its grade. */
    List<Reason> explain(YearMonth month, String uscc, ModelFiles.Content content) {
        DistrictRows rows = reader.enterprise(month, uscc);
        if (rows.size() == 0) {
            return List.of();
        }
        return new Reasons(
                        rows.features(),
                        content.blend().contributions(rows.features()),
                        reader.baselines(month, List.of(uscc)))
                .of(0);
    }

    private WarningQueue[] queues(DistrictRows rows, Grade[] grades, int[] order, int capacity, YearMonth month) {
        WarningQueue[] queues = new WarningQueue[grades.length];
        Map<String, String> streets = store.streets();
        Map<String, Integer> taken = new HashMap<>();
        for (Grade grade : Grade.values()) {
            for (int i : order) {
                if (grades[i] == grade && grade != Grade.NONE) {
                    String street = streets.getOrDefault(rows.uscc(i), "");
                    queues[i] = taken.merge(street, 1, Integer::sum) <= capacity
                            ? WarningQueue.QUEUE
                            : WarningQueue.OVERFLOW;
                }
            }
        }
        SplittableRandom random = new SplittableRandom(DistrictRows.number(month));
        for (int i = 0; i < queues.length; i++) {
            boolean drawn = random.nextDouble() < AUDIT_SHARE;
            if (grades[i] == Grade.NONE) {
                queues[i] = drawn ? WarningQueue.AUDIT : WarningQueue.NONE;
            }
        }
        return queues;
    }

    private Map<Integer, List<Reason>> reasons(
            DistrictRows rows, ModelFiles.Content content, Grade[] grades, WarningQueue[] queues, YearMonth month) {
        int[] chosen = java.util.stream.IntStream.range(0, grades.length)
                .filter(i -> grades[i] != Grade.NONE || queues[i] == WarningQueue.AUDIT)
                .toArray();
        List<String> usccs =
                java.util.Arrays.stream(chosen).mapToObj(rows::uscc).toList();
        var table = rows.features().rows(chosen);
        Reasons reasons = new Reasons(table, content.blend().contributions(table), reader.baselines(month, usccs));
        Map<Integer, List<Reason>> all = new HashMap<>();
        for (int k = 0; k < chosen.length; k++) {
            all.put(chosen[k], reasons.of(k));
        }
        return all;
    }
}
