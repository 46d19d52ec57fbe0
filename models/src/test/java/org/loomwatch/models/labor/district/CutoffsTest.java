package org.loomwatch.models.labor.district;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.loomwatch.domain.warning.Grade;

class CutoffsTest {

    private final Cutoffs cutoffs = new Cutoffs(0.5, 0.3, 0.2, 0.1);

    @Test
    void theProbabilitySetsTheColour() {
        assertEquals(Grade.RED, cutoffs.grade(0.5, Grade.NONE));
        assertEquals(Grade.ORANGE, cutoffs.grade(0.49, Grade.NONE));
        assertEquals(Grade.BLUE, cutoffs.grade(0.1, Grade.NONE));
        assertEquals(Grade.NONE, cutoffs.grade(0.09, Grade.NONE));
    }

    @Test
    void aColourStaysUntilTheProbabilityIsClearlyBelow() {
        assertEquals(Grade.RED, cutoffs.grade(0.41, Grade.RED));
        assertEquals(Grade.ORANGE, cutoffs.grade(0.39, Grade.RED));
        assertEquals(Grade.BLUE, cutoffs.grade(0.085, Grade.BLUE));
        assertEquals(Grade.NONE, cutoffs.grade(0.079, Grade.BLUE));
    }

    @Test
    void sharesOfThePeriodBecomeProbabilities() {
        double[] probabilities = new double[1000];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = i / 1000.0;
        }
        Cutoffs made = Cutoffs.of(probabilities);
        assertEquals(0.994, made.red(), 1e-9);
        assertEquals(0.899, made.blue(), 1e-9);
    }
}
