package org.loomwatch.api.overview;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loomwatch.domain.feed.Feed;

/**
 * What enterprises of one area that reported the same feeds have, all together, in a month. Nobody's answer by itself: the
 * rules are applied when these are added up.
 *
 * @param area id; empty for enterprises that are in no register
 * @param reported the feeds they reported
 * @param values of each feed's headline measure
 */
record AreaFigures(String area, Set<Feed> reported, long enterprises, Map<Feed, Values> values) {

    /**
     * @param present enterprises with a value
     * @param sum of those values
     * @param each those values themselves, where they do not add up; else none
     */
    record Values(long present, double sum, List<Double> each) {}
}
