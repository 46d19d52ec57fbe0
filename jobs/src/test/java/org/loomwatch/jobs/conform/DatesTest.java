package org.loomwatch.jobs.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    @Property(tries = 300)
    void readsEveryDay(@ForAll @IntRange(min = -25_567, max = 120_529) int epochDay) {
        byte[] bytes = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        assertEquals(epochDay, Dates.day(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01"})
    void refusesWhatIsNoDay(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertEquals(Dates.MALFORMED, Dates.day(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-05T10:00:00+08:00, 2026-09-05T02:00:00Z",
        "2026-09-05T10:00:00Z, 2026-09-05T10:00:00Z",
        "2026-09-05T10:00:00-05:30, 2026-09-05T15:30:00Z",
        "2026-09-05 10:00:00, 2026-09-05T02:00:00Z",
        "2026-09-05, 2026-09-04T16:00:00Z",
        "2026/9/5 10:00, 2026-09-05T02:00:00Z",
        "2026年9月5日 10:00:00, 2026-09-05T02:00:00Z",
        "2026-09-05T10:00:00.250+08:00, 2026-09-05T02:00:00.250Z"
    })
    void readsTimes(String text, Instant expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, Instant.ofEpochMilli(Dates.time(bytes, 0, bytes.length)));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30T09:15:00+08:00", "2026-09-05T25:00:00", "yesterday", "2026-09-05T10:00:00+19:00"})
    void refusesWhatIsNoTime(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(Dates.MALFORMED_TIME, Dates.time(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({
        "2024年3月, 2024-03",
        "2024/3, 2024-03",
        "2024-3, 2024-03",
        "2024.03, 2024-03",
        "２０２４－０３, 2024-03",
        "202403, 2024-03",
        "2024年3月5日, 2024-03-05",
        "2024/3/5, 2024-03-05",
        "20240305, 2024-03-05",
        "'  2024-03-05 ', 2024-03-05"
    })
    void undoesOtherSpellings(String text, String expected) {
        assertEquals(expected, Texts.date(text));
    }
}
