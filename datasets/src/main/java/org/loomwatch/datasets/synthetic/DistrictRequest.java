package org.loomwatch.datasets.synthetic;

import java.nio.file.Path;
import java.time.YearMonth;
import org.loomwatch.datasets.synthetic.economy.SyntheticMonths;
import org.loomwatch.datasets.synthetic.enterprise.Population;

/**
 * What to generate.
 *
 * @param directory where {@code feeds}, {@code master} and {@code oracle} go; made if absent, files are overwritten
 * @param enterprises number of places for enterprises; about 97 % are taken at a time
 * @param months length of the window that ends with {@code until}
 * @param dirt share of feed rows to damage, 0 to 0.5
 * @param until last month
 * @param threads workers; the bytes do not depend on it
 */
public record DistrictRequest(
        Path directory, int enterprises, int months, long seed, double dirt, YearMonth until, int threads) {

    public static final int DEFAULT_ENTERPRISES = 20_000;
    public static final int DEFAULT_MONTHS = 48;
    public static final long DEFAULT_SEED = 1;
    public static final double DEFAULT_DIRT = 0.01;
    public static final YearMonth DEFAULT_UNTIL = YearMonth.of(2026, 9);

    private static final YearMonth LATEST = YearMonth.of(2035, 12);
    private static final double MOST_DIRT = 0.5;

    public DistrictRequest {
        if (enterprises < 1 || enterprises > Population.MAXIMUM) {
            throw new IllegalArgumentException(
                    "enterprises: expected 1 to %d, not %d".formatted(Population.MAXIMUM, enterprises));
        }
        if (!(dirt >= 0 && dirt <= MOST_DIRT)) {
            throw new IllegalArgumentException(
                    "dirt: expected a share from 0 to %s, not %s".formatted(MOST_DIRT, dirt));
        }
        if (until.isAfter(LATEST) || until.isBefore(SyntheticMonths.EPOCH)) {
            throw new IllegalArgumentException(
                    "until: expected %s to %s, not %s".formatted(SyntheticMonths.EPOCH, LATEST, until));
        }
        int most = SyntheticMonths.indexOf(until) + 1;
        if (months < 1 || months > most) {
            throw new IllegalArgumentException(
                    "months: expected 1 to %d for a window that ends with %s, not %d".formatted(most, until, months));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, not " + threads);
        }
    }

    /** The default district into a directory. */
    public static DistrictRequest into(Path directory) {
        return new DistrictRequest(
                directory,
                DEFAULT_ENTERPRISES,
                DEFAULT_MONTHS,
                DEFAULT_SEED,
                DEFAULT_DIRT,
                DEFAULT_UNTIL,
                Runtime.getRuntime().availableProcessors());
    }

    public DistrictRequest withEnterprises(int value) {
        return new DistrictRequest(directory, value, months, seed, dirt, until, threads);
    }

    public DistrictRequest withMonths(int value) {
        return new DistrictRequest(directory, enterprises, value, seed, dirt, until, threads);
    }

    public DistrictRequest withSeed(long value) {
        return new DistrictRequest(directory, enterprises, months, value, dirt, until, threads);
    }

    public DistrictRequest withDirt(double value) {
        return new DistrictRequest(directory, enterprises, months, seed, value, until, threads);
    }

    public DistrictRequest withUntil(YearMonth value) {
        return new DistrictRequest(directory, enterprises, months, seed, dirt, value, threads);
    }

    public DistrictRequest withThreads(int value) {
        return new DistrictRequest(directory, enterprises, months, seed, dirt, until, value);
    }

    public YearMonth from() {
        return until.minusMonths(months - 1L);
    }
}
