package org.loomwatch.models.labor.district;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.FeedIndicator;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.models.labor.panel.FeatureTable;

/** Folds what every feature adds to a row's score to the eight feeds, and names the indicator that stands for each. */
final class Reasons {

    private static final int MOST = 4;
    private static final double LEAST = 0.05;
    private static final Set<IndicatorKind> HARD_TO_READ = EnumSet.of(
            IndicatorKind.ROBUST_Z, IndicatorKind.SLOPE, IndicatorKind.MISSING, IndicatorKind.PEER_PERCENTILE);

    private final FeatureTable features;
    private final float[][] contributions;
    private final Map<String, float[]> baselines;

    /**
     * @param contributions {@code [feature][row]}
     * @param baselines own median of the twelve months before, by feature, in the order of the rows
     */
    Reasons(FeatureTable features, float[][] contributions, Map<String, float[]> baselines) {
        this.features = features;
        this.contributions = contributions;
        this.baselines = baselines;
    }

    /** The feeds that push the row's score up, strongest first. */
    List<Reason> of(int row) {
        Map<Feed, Double> sums = new EnumMap<>(Feed.class);
        Map<Feed, Integer> strongest = new EnumMap<>(Feed.class);
        for (int c = 0; c < contributions.length; c++) {
            int feature = c;
            DistrictFeatures.feedOf(features.names().get(c)).ifPresent(feed -> {
                sums.merge(feed, (double) contributions[feature][row], Double::sum);
                if (DistrictFeatures.STORED.contains(features.names().get(feature))) {
                    strongest.merge(feed, feature, (one, two) -> standsBefore(two, one, row) ? two : one);
                }
            });
        }
        List<Reason> reasons = new ArrayList<>();
        sums.entrySet().stream()
                .filter(entry -> entry.getValue() > LEAST && strongest.containsKey(entry.getKey()))
                .sorted(Map.Entry.<Feed, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .forEach(entry ->
                        reasons.add(reason(entry.getKey(), strongest.get(entry.getKey()), row, entry.getValue())));
        return reasons;
    }

    /** Of two that push up, the one that can be read without statistics stands for the feed; else the stronger one. */
    private boolean standsBefore(int one, int other, int row) {
        boolean readable = contributions[one][row] > 0 && isReadable(one);
        boolean otherReadable = contributions[other][row] > 0 && isReadable(other);
        return readable == otherReadable ? contributions[one][row] > contributions[other][row] : readable;
    }

    private boolean isReadable(int feature) {
        return Indicator.find(features.names().get(feature))
                .map(found -> !(found instanceof FeedIndicator single && HARD_TO_READ.contains(single.kind())))
                .orElse(true);
    }

    private Reason reason(Feed feed, int feature, int row, double contribution) {
        String name = features.names().get(feature);
        int place = features.names().indexOf(feed.id() + "_percentile");
        float[] baseline = baselines.get(name);
        return new Reason(
                feed,
                name,
                number(features.column(feature)[row]),
                baseline == null ? null : number(baseline[row]),
                place < 0 ? null : share(features.column(place)[row]),
                contribution);
    }

    private static @Nullable Double number(float value) {
        return Float.isNaN(value) ? null : (double) value;
    }

    private static @Nullable Double share(float percentile) {
        return Float.isNaN(percentile) ? null : percentile / 100.0;
    }
}
