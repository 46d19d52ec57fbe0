package org.loomwatch.models.schools.forecast;

/** Every grade keeps its pupils: the benchmark that any other model has to beat. */
public final class NoChange implements Candidate {

    public static final String NAME = "no_change";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[][][] project(History history, int horizon) {
        return Projections.fill(history, horizon, (node, grade, ahead) -> history.now(node, grade));
    }
}
