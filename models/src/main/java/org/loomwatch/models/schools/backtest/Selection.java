package org.loomwatch.models.schools.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loomwatch.models.schools.forecast.NoChange;
import org.loomwatch.models.schools.forecast.Projections;

/**
 * Chooses, per level and years ahead, the models of the totals and the models of the grades' proportions: the mean of the
 * three with the smallest errors, relative to no change, at earlier origins whose outcome was known by the origin. Errors
 * at neighbouring horizons count too, half as much per year, so that few origins do not make the choice jump from
 * year to year. With no outcome known at all nothing changes.
 */
final class Selection {

    /** Smaller totals are left out: one pupil more or less would decide. */
    static final double SMALLEST_TOTAL = 20;

    private static final double WORST_ERROR = 1.0;
    private static final double NEIGHBOUR_WEIGHT = 0.5;
    private static final int AVERAGED = 3;

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

    /** The best few models' names, joined; their mean is the forecast. */
    private String best(int origin, int level, int h, boolean totals) {
        List<String> names = List.of();
        double[] relative = new double[0];
        double weights = 0;
        for (Past one : past) {
            if (one.level == level) {
                names = one.names;
                relative = new double[names.size()];
                break;
            }
        }
        for (int known = 0; known < horizon(level); known++) {
            Score[] sums = sums(origin, level, known, names.size(), totals);
            if (sums.length == 0 || !(sums[0].mean() > 0)) {
                continue;
            }
            double weight = Math.pow(NEIGHBOUR_WEIGHT, Math.abs(known - h));
            weights += weight;
            for (int m = 0; m < relative.length; m++) {
                relative[m] += weight * sums[m].mean() / sums[0].mean();
            }
        }
        if (weights == 0) {
            return NoChange.NAME;
        }
        List<String> ranked = new ArrayList<>(names);
        List<String> order = names;
        double[] scores = relative;
        ranked.sort(Comparator.comparingDouble(name -> scores[order.indexOf(name)]));
        return String.join(LevelCandidates.JOINED, ranked.subList(0, Math.min(AVERAGED, ranked.size())));
    }

    private int horizon(int level) {
        return past.stream()
                .filter(one -> one.level == level)
                .mapToInt(one -> one.totals[0].length)
                .findFirst()
                .orElse(0);
    }

    /** Errors of every model over all origins whose outcome was known; empty if there is none. */
    private Score[] sums(int origin, int level, int h, int models, boolean totals) {
        Score[] sums = scores(1, models)[0];
        boolean any = false;
        for (Past one : past) {
            if (one.level == level && one.origin + h + 1 <= origin) {
                any = true;
                for (int m = 0; m < models; m++) {
                    sums[m].add((totals ? one.totals : one.grades)[m][h]);
                }
            }
        }
        return any ? sums : new Score[0];
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
