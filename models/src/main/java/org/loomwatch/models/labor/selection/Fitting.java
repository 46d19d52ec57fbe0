package org.loomwatch.models.labor.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.BoosterLearner;
import org.loomwatch.models.labor.learner.Learner;
import org.loomwatch.models.labor.learner.Scorer;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.models.labor.panel.LabelledPanel;

/**
 * Fits learners to rows of a panel. Of very many non-events only some are learnt from; the log-odds are then moved back by
 * the share kept, so that probabilities stay those of all rows.
 */
public final class Fitting {

    /** Rows that a learner sees at most: more cost time and change the third decimal. */
    private static final int MOST_ROWS = 150_000;

    /** Of so few rows, trees of one seed differ much from those of another: the mean of several is learnt. */
    private static final int FEW_ROWS = 20_000;

    private static final int SEEDS = 5;

    private Fitting() {}

    static Blend fit(Learner learner, LabelledPanel panel, int[] rows, long seed) {
        return fit(List.of(learner), List.of(new double[] {0, 1}), panel, rows, seed, 1);
    }

    /** All learners of a choice on the same rows. */
    public static Blend fit(Search.Choice choice, LabelledPanel panel, int[] rows, long seed) {
        return fit(choice.learners(), choice.lines(), panel, rows, seed, rows.length < FEW_ROWS ? SEEDS : 1);
    }

    private static Blend fit(
            List<Learner> learners, List<double[]> lines, LabelledPanel panel, int[] rows, long seed, int seeds) {
        int events = panel.events(rows);
        double share = Math.min(1, Math.max(events, MOST_ROWS - events) / (double) Math.max(1, rows.length - events));
        int[] kept = share >= 1 ? rows : sample(panel, rows, share, seed);
        double offset = share >= 1 ? 0 : Math.log(share);
        List<Blend.Member> members = new ArrayList<>();
        for (int l = 0; l < learners.size(); l++) {
            Scorer scorer = fit(learners.get(l), panel.features().rows(kept), panel.labels(kept), seed, seeds);
            double slope = lines.get(l)[1];
            members.add(new Blend.Member(scorer, lines.get(l)[0] + slope * offset, slope));
        }
        return new Blend(members);
    }

    private static Scorer fit(Learner learner, FeatureTable features, byte[] labels, long seed, int seeds) {
        if (seeds == 1 || !(learner instanceof BoosterLearner)) {
            return learner.fit(features, labels, seed);
        }
        return new Blend(LongStream.range(seed, seed + seeds)
                .mapToObj(one -> new Blend.Member(learner.fit(features, labels, one), 0, 1))
                .toList());
    }

    private static int[] sample(LabelledPanel panel, int[] rows, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.of(rows)
                .filter(row -> random.nextDouble() < share || panel.labels()[row] == 1)
                .toArray();
    }
}
