package org.loomwatch.models.economy.index;

import java.util.Collections;
import java.util.List;

/**
 * How much wider than the model says the intervals of an index are.
 *
 * @param byHorizon factor on the model's standard deviation, from the newest month with data to the last forecast
 * @param change factor on the standard deviation of the change to the last forecast
 */
record Widths(List<Double> byHorizon, double change) {

    /** As the model says. */
    static final Widths PLAIN = new Widths(Collections.nCopies(IndexCalculator.HORIZON + 1, 1.0), 1);

    Widths {
        byHorizon = List.copyOf(byHorizon);
    }
}
