package org.loomwatch.datasets.synthetic.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final int COUNT = 200_000;

    @Test
    void sequenceDependsOnKeysAloneNotOnWhatWasDrawnBefore() {
        Draws first = new Draws(5);
        Draws second = new Draws(5);
        second.at(Stream.WAGES, 1, 2).gauss();
        assertEquals(
                first.at(Stream.TAX, 3, 4).gauss(), second.at(Stream.TAX, 3, 4).gauss());
        assertNotEquals(
                first.at(Stream.TAX, 3, 4).bits(), first.at(Stream.TAX, 4, 3).bits());
        assertNotEquals(
                first.at(Stream.TAX, 3, 4).bits(), first.at(Stream.WATER, 3, 4).bits());
        assertNotEquals(
                first.at(Stream.TAX, 3, 4).bits(),
                new Draws(6).at(Stream.TAX, 3, 4).bits());
    }

    @Test
    void neighbouringKeysGiveUniformAndNormalValues() {
        Draws draws = new Draws(1);
        double uniform = 0;
        double normal = 0;
        double square = 0;
        for (int i = 0; i < COUNT; i++) {
            uniform += draws.at(Stream.HEALTH, i, 7).uniform();
            double value = draws.at(Stream.HEALTH, 7, i).gauss();
            normal += value;
            square += value * value;
        }
        assertEquals(0.5, uniform / COUNT, 0.003);
        assertEquals(0, normal / COUNT, 0.01);
        assertEquals(1, square / COUNT, 0.015);
    }

    @Test
    void countsAndIndicesHaveTheirMeans() {
        Draws draws = new Draws(2).at(Stream.LIFE, 0, 0);
        double small = 0;
        double large = 0;
        double last = 0;
        double rounded = 0;
        double[] cumulative = {0.2, 0.5, 1.0};
        for (int i = 0; i < COUNT; i++) {
            small += draws.poisson(0.7);
            large += draws.poisson(80);
            last += draws.index(cumulative) == 2 ? 1 : 0;
            rounded += draws.round(2.3);
            int below = draws.below(31);
            assertTrue(below >= 0 && below < 31);
        }
        assertEquals(0.7, small / COUNT, 0.01);
        assertEquals(80, large / COUNT, 0.1);
        assertEquals(0.5, last / COUNT, 0.005);
        assertEquals(2.3, rounded / COUNT, 0.005);
    }
}
