package org.loomwatch.models.labor.district;

import java.time.YearMonth;
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
    private final @Nullable Feed[] feeds;
    private final boolean[] stored;
    private final boolean[] readable;

    /** @param contributions {@code [feature][row]} */
    Reasons(FeatureTable features, float[][] contributions) {
        this.features = features;
        this.contributions = contributions;
        int width = features.width();
        this.feeds = new @Nullable Feed[width];
        this.stored = new boolean[width];
        this.readable = new boolean[width];
        for (int c = 0; c < width; c++) {
            String name = features.names().get(c);
            feeds[c] = DistrictFeatures.feedOf(name).orElse(null);
            stored[c] = DistrictFeatures.STORED.contains(name);
            readable[c] = isReadable(name);
        }
    }

    /** The reasons of some enterprises with what is usual for each of them. */
    static List<List<Reason>> withBaselines(
            DistrictReader reader, YearMonth month, List<String> usccs, List<List<Reason>> reasons) {
        List<String> names = reasons.stream()
                .flatMap(List::stream)
                .map(Reason::indicator)
                .distinct()
                .sorted()
                .toList();
        Map<String, float[]> medians = reader.baselines(month, usccs, names);
        List<List<Reason>> all = new ArrayList<>();
        for (int i = 0; i < usccs.size(); i++) {
            float[] own = medians.get(usccs.get(i));
            all.add(reasons.get(i).stream()
                    .map(reason -> new Reason(
                            reason.feed(),
                            reason.indicator(),
                            reason.value(),
                            own == null ? null : number(own[names.indexOf(reason.indicator())]),
                            reason.percentile(),
                            reason.contribution()))
                    .toList());
        }
        return all;
    }

    /** The feeds that push the row's score up, strongest first; their baselines are still to be filled in. */
    List<Reason> of(int row) {
        Map<Feed, Double> sums = new EnumMap<>(Feed.class);
        Map<Feed, Integer> strongest = new EnumMap<>(Feed.class);
        for (int c = 0; c < contributions.length; c++) {
            Feed feed = feeds[c];
            if (feed != null) {
                sums.merge(feed, (double) contributions[c][row], Double::sum);
                if (stored[c]) {
                    strongest.merge(feed, c, (one, two) -> standsBefore(two, one, row) ? two : one);
                }
            }
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
        boolean own = contributions[one][row] > 0 && readable[one];
        boolean others = contributions[other][row] > 0 && readable[other];
        return own == others ? contributions[one][row] > contributions[other][row] : own;
    }

    private static boolean isReadable(String feature) {
        return Indicator.find(feature)
                .map(found -> !(found instanceof FeedIndicator single && HARD_TO_READ.contains(single.kind())))
                .orElse(true);
    }

    private Reason reason(Feed feed, int feature, int row, double contribution) {
        String name = features.names().get(feature);
        int place = features.names().indexOf(feed.id() + "_percentile");
        return new Reason(
                feed,
                name,
                number(features.column(feature)[row]),
                null,
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
