package org.loomwatch.datasets.synthetic.random;

/**
 * Random numbers addressed by seed, {@link Stream} and two keys. After {@link #at} the sequence depends on those alone, so
 * that threads may work in any order. Bits by SplitMix64 (Steele, Lea and Flood 2014); functions by {@link StrictMath}, so
 * that every machine gives the same bytes. Not thread-safe: one instance per thread.
 */
public final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;
    private double spare = Double.NaN;

    public Draws(long seed) {
        this.seed = mix(seed + GOLDEN);
    }

    /** Moves to the start of the sequence for this purpose and these keys. */
    public Draws at(Stream stream, long first, long second) {
        state = mix(
                mix(mix(seed + GOLDEN * stream.key()) ^ (first * 0xD1B54A32D192ED03L)) + second * 0xABC98388FB8FAC03L);
        spare = Double.NaN;
        return this;
    }

    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform on [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * 0x1p-53;
    }

    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform whole number in [0, bound). */
    public int below(int bound) {
        return (int) (((bits() >>> 33) * bound) >>> 31);
    }

    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Standard normal, by Marsaglia's polar method. */
    public double gauss() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double s = x * x + y * y;
            if (s < 1 && s > 0) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
                spare = y * factor;
                return x * factor;
            }
        }
    }

    /** Log-normal with median 1. */
    public double spread(double sigma) {
        return StrictMath.exp(sigma * gauss());
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Poisson; normal approximation above a mean of 30. */
    public int poisson(double mean) {
        if (mean > 30) {
            return (int) Math.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * gauss()));
        }
        double limit = StrictMath.exp(-mean);
        double product = uniform();
        int count = 0;
        while (product > limit) {
            product *= uniform();
            count++;
        }
        return count;
    }

    /** Whole number whose expectation is {@code value}. */
    public int round(double value) {
        double floor = Math.floor(value);
        return (int) floor + (uniform() < value - floor ? 1 : 0);
    }

    /** Index drawn in proportion to the steps of an ascending cumulative table that ends at 1. */
    public int index(double[] cumulative) {
        double u = uniform();
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (u < cumulative[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Bijective mixing of 64 bits. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
