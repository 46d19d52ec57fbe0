package org.loomwatch.models.labor.district;

import java.util.Arrays;
import org.loomwatch.domain.warning.Grade;

/** Probabilities from which a warning may have each colour; frozen with the model that they were made for. */
public record Cutoffs(double red, double orange, double yellow, double blue) {

    /** Shares of the enterprises that had each colour or a graver one in the period the cut-offs were made from. */
    private static final double[] SHARES = {0.005, 0.02, 0.05, 0.10};

    /** A colour once given stays until the probability falls below this share of its cut-off. */
    private static final double HOLD = 0.8;

    public Cutoffs {
        if (!(red >= orange && orange >= yellow && yellow >= blue)) {
            throw new IllegalArgumentException(
                    "cut-offs must fall: %s, %s, %s, %s".formatted(red, orange, yellow, blue));
        }
    }

    static Cutoffs of(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] cuts = Arrays.stream(SHARES)
                .map(share -> sorted[Math.max(0, (int) Math.floor(sorted.length * (1 - share)) - 1)])
                .toArray();
        return new Cutoffs(cuts[0], cuts[1], cuts[2], cuts[3]);
    }

    private double from(Grade grade) {
        return switch (grade) {
            case RED -> red;
            case ORANGE -> orange;
            case YELLOW -> yellow;
            case BLUE -> blue;
            case NONE -> 0;
        };
    }

    /** The colour of a probability, given what it was a month before. */
    Grade grade(double probability, Grade before) {
        for (Grade grade : Grade.values()) {
            double needed = before.isAtLeast(grade) && before != Grade.NONE ? HOLD * from(grade) : from(grade);
            if (probability >= needed) {
                return grade;
            }
        }
        return Grade.NONE;
    }
}
