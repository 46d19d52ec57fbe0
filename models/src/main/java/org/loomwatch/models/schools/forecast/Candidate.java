package org.loomwatch.models.schools.forecast;

/** A model of pupils that competes in the backtest. Pure: the same history gives the same forecast. */
public interface Candidate {

    String name();

    /** Pupils by [node][grade][years ahead − 1]; never negative. */
    double[][][] project(History history, int horizon);
}
