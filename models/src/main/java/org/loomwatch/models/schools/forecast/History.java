package org.loomwatch.models.schools.forecast;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The past of one level as known in the origin year, the last year of every series. Gaps are filled from both sides
 * within this view only, so nothing after the origin shines through.
 *
 * <p>The arrays are shared, not copied, between candidates; callers treat them as read-only.
 */
public final class History {

    private final String level;
    private final List<String> ids;
    private final double[][][] pupils;
    private final double[] transitionWeights;
    private final double[][] entryBirths;
    private final int[] group;
    private final @Nullable History upper;

    /**
     * @param pupils [node][grade][year], without gaps
     * @param transitionWeights [year]: 1, or 0 if the step from the year before into this year is a shock
     * @param entryBirths [node][year], births that reach the entry grade that year, running past the origin as far
     *     as births are known; NaN where unknown; no rows if there are no births at all
     * @param group position of each node's group in {@code upper}
     */
    public History(
            String level,
            List<String> ids,
            double[][][] pupils,
            double[] transitionWeights,
            double[][] entryBirths,
            int[] group,
            @Nullable History upper) {
        this.level = level;
        this.ids = List.copyOf(ids);
        this.pupils = pupils;
        this.transitionWeights = transitionWeights;
        this.entryBirths = entryBirths;
        this.group = group;
        this.upper = upper;
    }

    public String level() {
        return level;
    }

    public List<String> ids() {
        return ids;
    }

    public int size() {
        return pupils.length;
    }

    public int grades() {
        return pupils[0].length;
    }

    /** Number of years, origin included. */
    public int years() {
        return pupils[0][0].length;
    }

    public double pupils(int node, int grade, int year) {
        return pupils[node][grade][year];
    }

    /** Pupils in the origin year. */
    public double now(int node, int grade) {
        return pupils[node][grade][years() - 1];
    }

    public double total(int node, int year) {
        double sum = 0;
        for (double[] series : pupils[node]) {
            sum += series[year];
        }
        return sum;
    }

    public double totalNow(int node) {
        return total(node, years() - 1);
    }

    public double transitionWeight(int year) {
        return transitionWeights[year];
    }

    public boolean hasBirths() {
        return entryBirths.length > 0;
    }

    /** Births that reach the entry grade in the year at this position; NaN if unknown. */
    public double entryBirths(int node, int year) {
        return year < entryBirths[node].length ? entryBirths[node][year] : Double.NaN;
    }

    /** Position of the node's group one level up; 0 at the top. */
    public int group(int node) {
        return group[node];
    }

    /** The level above; empty for the district. */
    public Optional<History> upper() {
        return Optional.ofNullable(upper);
    }
}
