package org.loomwatch.models.labor.metrics;

/** Population stability index: how far a distribution has moved. Below 0.1 little, above 0.25 much. */
public final class StabilityIndex {

    /** From here on somebody should look. */
    public static final double ALARM = 0.25;

    private static final double LEAST_SHARE = 1e-4;

    private StabilityIndex() {}

    /** Deciles of {@code before}; missing values are a class of their own. */
    public static double of(float[] before, float[] now) {
        Shares expected = Shares.of(before);
        Shares.Counter actual = expected.counter();
        actual.add(now);
        return of(expected, actual.shares());
    }

    /** Of two spreads between the same bounds. */
    public static double of(Shares before, Shares now) {
        double sum = 0;
        for (int b = 0; b < before.shares().length; b++) {
            double e = Math.max(LEAST_SHARE, before.shares()[b]);
            double a = Math.max(LEAST_SHARE, now.shares()[b]);
            sum += (a - e) * Math.log(a / e);
        }
        return sum;
    }
}
