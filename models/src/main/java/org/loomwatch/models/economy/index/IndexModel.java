package org.loomwatch.models.economy.index;

import java.time.YearMonth;
import java.util.Map;
import org.loomwatch.models.economy.factor.FactorParameters;

/**
 * How one index is computed until its next scheduled estimation.
 *
 * @param estimated month whose data it was estimated on
 * @param trends of the adjusted series at the estimation, by measure; indices draw them anew with every vintage
 * @param scale percent of the target for one unit of the factor: the index swings as widely as the target's own trend did
 * @param centre mean of the factor over the months of estimation: index 100
 */
public record IndexModel(
        IndexKind kind,
        YearMonth estimated,
        Map<String, Trend> trends,
        FactorParameters parameters,
        double scale,
        double centre) {

    public IndexModel {
        trends = Map.copyOf(trends);
    }

    /** Name for the record of what computed a figure, such as {@code activity-2025-12}. */
    public String id() {
        return kind.id() + "-" + estimated;
    }

    double index(double factor) {
        return 100 * Math.exp(scale * (factor - centre) / 100);
    }
}
