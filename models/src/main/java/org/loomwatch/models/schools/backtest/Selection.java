package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.models.schools.forecast.NoChange;
import org.loomwatch.models.schools.forecast.Projections;

/**
 * Chooses, per level and years ahead, the model of the totals and the model of the grades' proportions with the smallest
 * error at earlier origins whose outcome was known by the origin. A horizon without such an outcome yet follows the
 * longest shorter one that has; with none at all nothing changes.
 */
final class Selection {

    /** Smaller totals are left out: one pupil more or less would decide. */
    static final double SMALLEST_TOTAL = 20;

    private static final double WORST_ERROR = 1.0;

    /** Errors of every model at one past origin and level. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Past(int origin, int level, List<String> names, Score[][] totals, Score[][] grades) {}

    private final Truth truth;
    private final int years;
    private final List<Past> past = new ArrayList<>();

    Selection(Truth truth, int years) {
        this.truth = truth;
        this.years = years;
    }

    /** The chosen models, by years ahead − 1. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Choice(String[] totalModel, String[] gradeModel) {}

    /** Scores an origin's models against what came; used only from the origins on at which it had come. */
    void record(int origin, int level, LevelCandidates candidates) {
        List<String> names = candidates.names();
        int horizon = candidates.horizon();
        Score[][] totals = scores(names.size(), horizon);
        Score[][] grades = scores(names.size(), horizon);
        for (int m = 0; m < names.size(); m++) {
            double[][][] projection = candidates.get(names.get(m));
            for (int h = 0; h < horizon && origin + h + 1 < years; h++) {
                score(level, projection, candidates, origin + h + 1, h, totals[m][h], grades[m][h]);
            }
        }
        past.add(new Past(origin, level, names, totals, grades));
    }

    Choice choose(int origin, int level, int horizon) {
        String[] totalModel = new String[horizon];
        String[] gradeModel = new String[horizon];
        for (int h = 0; h < horizon; h++) {
            totalModel[h] = best(origin, level, h, true);
            gradeModel[h] = best(origin, level, h, false);
        }
        return new Choice(totalModel, gradeModel);
    }

    private void score(
            int level,
            double[][][] projection,
            LevelCandidates candidates,
            int year,
            int h,
            Score totals,
            Score grades) {
        for (int n = 0; n < projection.length; n++) {
            double actual = truth.total(level, n, year);
            if (!(actual >= SMALLEST_TOTAL) || candidates.history().totalNow(n) < SMALLEST_TOTAL) {
                continue;
            }
            double error = Math.abs(Projections.total(projection, n, h) - actual) / actual;
            totals.add(Math.min(WORST_ERROR, error), 1);
            for (int g = 0; g < projection[n].length; g++) {
                double pupils = truth.pupils(level, n, g, year);
                grades.add(Math.min(WORST_ERROR * actual, Math.abs(projection[n][g][h] - pupils)), pupils);
            }
        }
    }

    private String best(int origin, int level, int h, boolean totals) {
        for (int known = h; known >= 0; known--) {
            String best = bestAt(origin, level, known, totals);
            if (!best.isEmpty()) {
                return best;
            }
        }
        return NoChange.NAME;
    }

    private String bestAt(int origin, int level, int h, boolean totals) {
        List<String> names = List.of();
        Score[] sums = new Score[0];
        for (Past one : past) {
            if (one.level != level || one.origin + h + 1 > origin) {
                continue;
            }
            if (names.isEmpty()) {
                names = one.names;
                sums = scores(1, names.size())[0];
            }
            for (int m = 0; m < sums.length; m++) {
                sums[m].add((totals ? one.totals : one.grades)[m][h]);
            }
        }
        String best = "";
        double smallest = Double.POSITIVE_INFINITY;
        for (int m = 0; m < sums.length; m++) {
            if (!sums[m].isEmpty() && sums[m].mean() < smallest) {
                smallest = sums[m].mean();
                best = names.get(m);
            }
        }
        return best;
    }

    private static Score[][] scores(int rows, int columns) {
        Score[][] scores = new Score[rows][columns];
        for (Score[] row : scores) {
            for (int c = 0; c < columns; c++) {
                row[c] = new Score();
            }
        }
        return scores;
    }
}
