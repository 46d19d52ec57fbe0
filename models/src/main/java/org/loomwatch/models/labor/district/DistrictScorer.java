package org.loomwatch.models.labor.district;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.WarningQueue;
import org.loomwatch.models.labor.metrics.Ranking;
import org.loomwatch.models.labor.panel.FeatureTable;

/**
 * Scores one month of the district, stretch by stretch, so that a city of millions fits into memory. The probability sets the
 * colour (with rule floors shown as such), the capacity of the street's office sets who is in its queue; a few of the others are
 * drawn to keep verdicts honest.
 */
final class DistrictScorer {

    private static final double AUDIT_SHARE = 0.002;
    private static final int STRETCH = 50_000;

    private final DistrictReader reader;
    private final RuleBook rules = RuleBook.standard();

    DistrictScorer(DistrictReader reader) {
        this.reader = reader;
    }

    /** What is looked at on the way, besides the warnings. */
    @FunctionalInterface
    interface Watcher {
        void see(FeatureTable features, double[] scores);
    }

    /**
     * @param before grades of the month before by USCC, those that rules gave left out
     * @param capacity warnings that one street's office can work in a month
     */
    ScoredMonth score(
            YearMonth month,
            WorkingModel champion,
            List<WorkingModel> challengers,
            Map<String, Grade> before,
            int capacity,
            Watcher watcher) {
        List<DistrictReader.Stretch> stretches = reader.stretches(month, STRETCH);
        Draft draft = new Draft(challengers.size());
        SplittableRandom random = new SplittableRandom(DistrictRows.number(month));
        ExecutorService ahead = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<DistrictRows> next = read(month, stretches, 0, ahead);
            for (int s = 0; s < stretches.size(); s++) {
                DistrictRows rows = next.join();
                next = read(month, stretches, s + 1, ahead);
                score(draft, rows, champion, challengers, before, random, watcher);
            }
        } finally {
            ahead.shutdownNow();
        }
        return finish(draft, month, champion, challengers, capacity);
    }

    private CompletableFuture<DistrictRows> read(
            YearMonth month, List<DistrictReader.Stretch> stretches, int index, ExecutorService ahead) {
        return index >= stretches.size()
                ? CompletableFuture.failedFuture(new IllegalStateException("no stretch is left"))
                : CompletableFuture.supplyAsync(() -> reader.month(month, stretches.get(index)), ahead);
    }

    /** Reasons of one enterprise, whatever its grade. */
    List<Reason> explain(YearMonth month, String uscc, WorkingModel model) {
        DistrictRows rows = reader.enterprise(month, uscc).rows();
        return rows.size() == 0
                ? List.of()
                : reasons(rows, new int[] {0}, month, model).get(0);
    }

    /** Lists that grow with the stretches. */
    private static final class Draft {
        private final List<String> usccs = new ArrayList<>();
        private final List<double[]> scores = new ArrayList<>();
        private final List<double[]> probabilities = new ArrayList<>();
        private final List<Grade> grades = new ArrayList<>();
        private final List<String> floors = new ArrayList<>();
        private final List<Boolean> drawn = new ArrayList<>();
        private final Map<Integer, List<Reason>> reasons = new HashMap<>();
        private final List<List<double[]>> otherScores = new ArrayList<>();

        private Draft(int others) {
            for (int o = 0; o < others; o++) {
                otherScores.add(new ArrayList<>());
            }
        }
    }

    private void score(
            Draft draft,
            DistrictRows rows,
            WorkingModel champion,
            List<WorkingModel> challengers,
            Map<String, Grade> before,
            SplittableRandom random,
            Watcher watcher) {
        double[] scores = champion.content().blend().logOdds(rows.features());
        double[] probabilities = champion.content().calibration().probabilities(scores);
        Cutoffs cutoffs = champion.cutoffs();
        int offset = draft.usccs.size();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Grade own = cutoffs.grade(probabilities[i], before.getOrDefault(rows.uscc(i), Grade.NONE));
            Optional<RuleBook.Floor> floor = rules.floor(rows.features(), i).filter(f -> !own.isAtLeast(f.grade()));
            Grade grade = floor.map(RuleBook.Floor::grade).orElse(own);
            boolean drawn = random.nextDouble() < AUDIT_SHARE;
            draft.usccs.add(rows.uscc(i));
            draft.grades.add(grade);
            draft.floors.add(floor.map(RuleBook.Floor::rule).orElse(""));
            draft.drawn.add(drawn);
            if (grade != Grade.NONE || drawn) {
                chosen.add(i);
            }
        }
        draft.scores.add(scores);
        draft.probabilities.add(probabilities);
        for (int c = 0; c < challengers.size(); c++) {
            draft.otherScores.get(c).add(challengers.get(c).content().blend().logOdds(rows.features()));
        }
        watcher.see(rows.features(), scores);
        int[] places = chosen.stream().mapToInt(Integer::intValue).toArray();
        YearMonth month = DistrictRows.monthOf(rows.month(0));
        List<List<Reason>> reasons = reasons(rows, places, month, champion);
        for (int k = 0; k < places.length; k++) {
            draft.reasons.put(offset + places[k], reasons.get(k));
        }
    }

    private List<List<Reason>> reasons(DistrictRows rows, int[] places, YearMonth month, WorkingModel model) {
        FeatureTable table = rows.features().rows(places);
        Reasons reasons = new Reasons(table, model.content().blend().contributions(table));
        List<String> usccs = Arrays.stream(places).mapToObj(rows::uscc).toList();
        return Reasons.withBaselines(
                reader,
                month,
                usccs,
                IntStream.range(0, places.length).mapToObj(reasons::of).toList());
    }

    private ScoredMonth finish(
            Draft draft, YearMonth month, WorkingModel champion, List<WorkingModel> challengers, int capacity) {
        double[] scores = joined(draft.scores);
        int[] order = Ranking.descending(scores);
        int[] ranks = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = place + 1;
        }
        Grade[] grades = draft.grades.toArray(Grade[]::new);
        List<ScoredMonth.Other> others = new ArrayList<>();
        for (int c = 0; c < challengers.size(); c++) {
            double[] other = joined(draft.otherScores.get(c));
            WorkingModel challenger = challengers.get(c);
            others.add(new ScoredMonth.Other(
                    challenger.id(), other, challenger.content().calibration().probabilities(other)));
        }
        return new ScoredMonth(
                month,
                champion.id(),
                draft.usccs,
                scores,
                joined(draft.probabilities),
                ranks,
                grades,
                draft.floors.toArray(String[]::new),
                queues(draft, grades, order, capacity),
                draft.reasons,
                others);
    }

    private WarningQueue[] queues(Draft draft, Grade[] grades, int[] order, int capacity) {
        WarningQueue[] queues = new WarningQueue[grades.length];
        Map<String, Integer> taken = new HashMap<>();
        for (Grade grade : Grade.values()) {
            for (int i : order) {
                if (grades[i] == grade && grade != Grade.NONE) {
                    String street = reader.masters().of(draft.usccs.get(i)).street();
                    queues[i] = taken.merge(street, 1, Integer::sum) <= capacity
                            ? WarningQueue.QUEUE
                            : WarningQueue.OVERFLOW;
                }
            }
        }
        for (int i = 0; i < queues.length; i++) {
            if (grades[i] == Grade.NONE) {
                queues[i] = draft.drawn.get(i) ? WarningQueue.AUDIT : WarningQueue.NONE;
            }
        }
        return queues;
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
