package org.loomwatch.jobs.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loomwatch.domain.feed.Feed;

class FeedFileNameTest {

    @Test
    void readsNames() {
        FeedFileName name =
                FeedFileName.find("social_insurance-2026-08-late-2.NDJSON.gz").orElseThrow();
        assertEquals(Feed.SOCIAL_INSURANCE, name.feed());
        assertEquals(YearMonth.of(2026, 8), name.month());
        assertEquals(FileFormat.NDJSON, name.format());
        assertTrue(name.gzip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wages.csv", "wages-2026-13.csv", "salary-2026-08.csv", "wages-2026-08.txt", "wages-2026-08x.csv"
            })
    void otherNamesSayNothing(String name) {
        assertTrue(FeedFileName.find(name).isEmpty());
    }
}
