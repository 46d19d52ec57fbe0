package org.loomwatch.models.economy.factor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where things stand in the state vector. Series are ordered monthly first, then quarterly. The state holds, block by block,
 * the factors and their lags (all factors of lag 0, then of lag 1 ...), then one idiosyncratic term for each monthly series,
 * then for each quarterly series the monthly idiosyncratic term and four lags of it.
 */
final class ModelShape {

    /** Weights with which monthly growth adds up to the growth of a quarter (Mariano and Murasawa 2003). */
    static final double[] QUARTER_WEIGHTS = {1, 2, 3, 2, 1};

    /** Months that a quarterly growth rate reaches back, this month included. */
    static final int QUARTER_SPAN = QUARTER_WEIGHTS.length;

    private final int[] factors;
    private final boolean[][] loads;
    private final int monthly;
    private final int lags;
    private final int[] blockOffsets;
    private final int factorStates;

    /**
     * @param factors number of factors of each block
     * @param loads for each series, monthly ones first, the blocks it loads on
     */
    ModelShape(int[] factors, boolean[][] loads, int monthly, int lags) {
        this.factors = factors.clone();
        this.loads = loads.clone();
        this.monthly = monthly;
        this.lags = lags;
        this.blockOffsets = new int[factors.length];
        int offset = 0;
        for (int block = 0; block < factors.length; block++) {
            blockOffsets[block] = offset;
            offset += factors[block] * depth();
        }
        this.factorStates = offset;
    }

    static ModelShape of(FactorModelSpec spec, List<FactorModelSpec.SeriesSpec> ordered) {
        int[] factors = spec.blocks().stream()
                .mapToInt(FactorModelSpec.BlockSpec::factors)
                .toArray();
        boolean[][] loads = new boolean[ordered.size()][factors.length];
        for (int i = 0; i < loads.length; i++) {
            for (int block = 0; block < factors.length; block++) {
                loads[i][block] = ordered.get(i)
                        .blocks()
                        .contains(spec.blocks().get(block).name());
            }
        }
        int monthly = (int) ordered.stream()
                .filter(one -> one.frequency() == Frequency.MONTHLY)
                .count();
        return new ModelShape(factors, loads, monthly, spec.lags());
    }

    int series() {
        return loads.length;
    }

    int monthly() {
        return monthly;
    }

    int quarterly() {
        return series() - monthly;
    }

    int blocks() {
        return factors.length;
    }

    int factors(int block) {
        return factors[block];
    }

    int lags() {
        return lags;
    }

    /** Months of each factor kept in the state. */
    int depth() {
        return quarterly() > 0 ? Math.max(lags, QUARTER_SPAN) : lags;
    }

    int factorStates() {
        return factorStates;
    }

    int states() {
        return factorStates + monthly + QUARTER_SPAN * quarterly();
    }

    int blockOffset(int block) {
        return blockOffsets[block];
    }

    boolean loads(int series, int block) {
        return loads[series][block];
    }

    boolean isMonthly(int series) {
        return series < monthly;
    }

    /** State of the current month's idiosyncratic term of a series; for quarterly ones its lags follow. */
    int idiosyncratic(int series) {
        return isMonthly(series) ? factorStates + series : factorStates + monthly + QUARTER_SPAN * (series - monthly);
    }

    /** Factor states a series loads on: lag 0 for monthly, the months of a quarter for quarterly series. */
    int[] loadedStates(int series) {
        List<Integer> states = new ArrayList<>();
        for (int block = 0; block < factors.length; block++) {
            if (loads[series][block]) {
                int months = isMonthly(series) ? 1 : QUARTER_SPAN;
                for (int k = 0; k < factors[block] * months; k++) {
                    states.add(blockOffsets[block] + k);
                }
            }
        }
        return states.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Series that load on a block, in order. */
    List<Integer> seriesOf(int block) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < series(); i++) {
            if (loads[i][block]) {
                found.add(i);
            }
        }
        return Collections.unmodifiableList(found);
    }
}
