package org.loomwatch.models.economy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Random;
import org.loomwatch.models.economy.series.MonthlySeries;

/** Test data of the economy tests. */
public final class EconomyFixtures {

    private EconomyFixtures() {}

    /** A file below {@code src/test/resources/economy}. */
    public static Path file(String name) {
        try {
            return Path.of(EconomyFixtures.class.getResource("/economy/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A growing series with a fixed season and noise, always positive. */
    public static MonthlySeries seasonal(int months, long seed) {
        Random random = new Random(seed);
        double[] values = new double[months];
        double level = 5;
        for (int i = 0; i < months; i++) {
            level += 0.003 + 0.01 * random.nextGaussian();
            values[i] = Math.exp(level + 0.15 * Math.sin(i * Math.PI / 6) + 0.02 * random.nextGaussian());
        }
        return MonthlySeries.of(YearMonth.of(2015, 1), values);
    }
}
