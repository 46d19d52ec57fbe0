package org.loomwatch.models.economy.factor;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which series a dynamic factor model is made of and how it is estimated.
 *
 * @param lags lags of the factors' autoregression, 1 to 4
 * @param maxIterations most steps of expectation maximisation
 * @param tolerance stop when the log-likelihood changes by less than this share of its size
 * @param sampleStart first month used; empty for the first in the data
 * @param sampleEnd last month used; empty for the last in the data
 * @param target series whose loading on the first factor of its first block is made positive; empty to leave signs alone
 */
public record FactorModelSpec(
        List<SeriesSpec> series,
        List<BlockSpec> blocks,
        int lags,
        int maxIterations,
        double tolerance,
        Optional<YearMonth> sampleStart,
        Optional<YearMonth> sampleEnd,
        Optional<String> target) {

    /** One series: its column, frequency, transformation and the blocks whose factors it loads on. */
    public record SeriesSpec(String name, Frequency frequency, Transform transform, List<String> blocks) {
        public SeriesSpec {
            blocks = List.copyOf(blocks);
            require(!blocks.isEmpty(), "series %s loads on no block".formatted(name));
        }
    }

    /** A group of series with common factors of their own. */
    public record BlockSpec(String name, int factors) {
        public BlockSpec {
            require(factors >= 1, "block %s needs at least one factor, not %s".formatted(name, factors));
        }
    }

    public FactorModelSpec {
        series = List.copyOf(series);
        blocks = List.copyOf(blocks);
        require(lags >= 1 && lags <= 4, "lags are 1 to 4, not %s".formatted(lags));
        require(maxIterations >= 1, "max_iterations is at least 1, not %s".formatted(maxIterations));
        require(tolerance > 0, "tolerance is above 0, not %s".formatted(tolerance));
        Set<String> blockNames = new HashSet<>();
        for (BlockSpec block : blocks) {
            require(blockNames.add(block.name()), "block %s occurs twice".formatted(block.name()));
        }
        Set<String> names = new HashSet<>();
        for (SeriesSpec one : series) {
            require(names.add(one.name()), "series %s occurs twice".formatted(one.name()));
            for (String block : one.blocks()) {
                require(blockNames.contains(block), "series %s: block %s is not declared".formatted(one.name(), block));
            }
        }
        for (BlockSpec block : blocks) {
            long monthly = series.stream()
                    .filter(one ->
                            one.frequency() == Frequency.MONTHLY && one.blocks().contains(block.name()))
                    .count();
            require(
                    monthly >= block.factors(),
                    "block %s has %s factors and %s monthly series, it needs at least as many"
                            .formatted(block.name(), block.factors(), monthly));
        }
        target.ifPresent(name -> require(names.contains(name), "target %s is not among the series".formatted(name)));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
