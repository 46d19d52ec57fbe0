package org.loomwatch.models.schools.forecast;

/**
 * The total's recent yearly growth goes on, weaker each year (Gardner and McKenzie's damped trend on logarithms); all
 * grades move with it.
 *
 * @param window years over which growth is measured
 * @param strength share of the measured growth that is believed
 */
public record DampedTrend(String name, int window, double strength) implements Candidate {

    private static final double DAMPING = 0.9;
    private static final double HIGHEST_YEARLY = 0.10;

    @Override
    public double[][][] project(History history, int horizon) {
        int origin = history.years() - 1;
        int start = Math.max(0, origin - window);
        return Projections.fill(history, horizon, (node, grade, ahead) -> {
            double before = history.total(node, start);
            double now = history.totalNow(node);
            if (before <= 0 || now <= 0 || origin == start) {
                return history.now(node, grade);
            }
            double yearly = Math.log(now / before) / (origin - start);
            yearly = strength * Math.max(-HIGHEST_YEARLY, Math.min(HIGHEST_YEARLY, yearly));
            double sum = DAMPING * (1 - Math.pow(DAMPING, ahead)) / (1 - DAMPING);
            return history.now(node, grade) * Math.exp(yearly * sum);
        });
    }
}
