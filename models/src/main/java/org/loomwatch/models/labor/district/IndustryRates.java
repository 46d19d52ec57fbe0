package org.loomwatch.models.labor.district;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often enterprises of an industry had disputes lately, as known at the time. */
final class IndustryRates {

    private static final int MONTHS = 24;

    /** Enterprises' worth of the district's own rate that an industry's is mixed with: small industries say little. */
    private static final double PRIOR = 30;

    private final Disputes disputes;
    private final Masters masters;
    private final Map<String, Integer> sizes;
    private final Map<Integer, Map<String, Float>> byMonth = new ConcurrentHashMap<>();

    IndustryRates(Disputes disputes, Masters masters) {
        this.disputes = disputes;
        this.masters = masters;
        this.sizes = masters.countIndustries();
    }

    /** Disputes an enterprise, in the two years up to the end of the month. */
    float rate(String uscc, int month) {
        Map<String, Float> rates = byMonth.computeIfAbsent(month, this::rates);
        return rates.getOrDefault(masters.of(uscc).industry(), Float.NaN);
    }

    private Map<String, Float> rates(int month) {
        Map<String, Integer> counts = new HashMap<>();
        disputes.forEachCount(
                month, MONTHS, (uscc, count) -> counts.merge(masters.of(uscc).industry(), count, Integer::sum));
        double all = counts.values().stream().mapToInt(Integer::intValue).sum() / (double) Math.max(1, masters.size());
        Map<String, Float> rates = new HashMap<>();
        sizes.forEach((industry, size) ->
                rates.put(industry, (float) ((counts.getOrDefault(industry, 0) + PRIOR * all) / (size + PRIOR))));
        return rates;
    }
}
