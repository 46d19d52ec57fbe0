package org.loomwatch.models.schools.forecast;

/** Small helpers on [node][grade][ahead] tables. */
public final class Projections {

    /** Value of one cell. */
    @FunctionalInterface
    public interface Cell {
        double at(int node, int grade, int ahead);
    }

    private Projections() {}

    /** @param cell receives years ahead from 1 */
    public static double[][][] fill(History history, int horizon, Cell cell) {
        double[][][] out = new double[history.size()][history.grades()][horizon];
        for (int n = 0; n < out.length; n++) {
            for (int g = 0; g < out[n].length; g++) {
                for (int h = 0; h < horizon; h++) {
                    out[n][g][h] = Math.max(0, cell.at(n, g, h + 1));
                }
            }
        }
        return out;
    }

    /** Sum over grades for the position {@code h} = years ahead − 1. */
    public static double total(double[][][] projection, int node, int h) {
        double sum = 0;
        for (double[] series : projection[node]) {
            sum += series[h];
        }
        return sum;
    }
}
