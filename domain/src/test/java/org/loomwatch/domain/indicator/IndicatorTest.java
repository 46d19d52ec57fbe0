package org.loomwatch.domain.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.feed.Feed;

class IndicatorTest {

    @Test
    void idsAreUniqueOverMeasuresAndIndicators() {
        Set<String> ids = new HashSet<>();
        for (Measure measure : Measure.values()) {
            assertTrue(ids.add(measure.id()), measure.id());
        }
        for (Indicator indicator : Indicator.list()) {
            assertTrue(ids.add(indicator.id()), indicator.id());
            assertEquals(indicator, Indicator.find(indicator.id()).orElseThrow());
        }
    }

    @Test
    void headlinesBelongToTheirFeed() {
        for (Feed feed : Feed.values()) {
            assertEquals(feed, Measure.headlineOf(feed).feed());
        }
    }
}
