package org.loomwatch.api.overview;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loomwatch.domain.feed.Feed;

/**
 * What the enterprises of one area have, all together, in a month. Nobody's answer by itself: the rules are applied when these
 * are added up.
 *
 * @param area id
 * @param reports how many enterprises reported just these feeds
 * @param values of each feed's headline measure; absent where no enterprise has one
 */
record AreaFigures(String area, Map<Set<Feed>, Long> reports, Map<Feed, Values> values) {

    /**
     * @param present enterprises with a value
     * @param sum of those values
     * @param each those values themselves, where they do not add up; else none
     */
    record Values(long present, double sum, List<Double> each) {

        static final Values NONE = new Values(0, 0, List.of());
    }
}
