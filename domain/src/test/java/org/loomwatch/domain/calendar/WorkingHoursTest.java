package org.loomwatch.domain.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final WorkingHours OFFICE = new WorkingHours(
            date -> date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY,
            List.of(
                    new WorkingHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new WorkingHours.Span(LocalTime.of(14, 0), LocalTime.of(18, 0))),
            CHINA);

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }

    @Test
    void theLunchBreakAndTheWeekendDoNotCount() {
        assertEquals(at("2026-09-11T15:00"), OFFICE.plus(at("2026-09-11T11:00"), Duration.ofHours(2)));
        assertEquals(at("2026-09-14T10:00"), OFFICE.plus(at("2026-09-11T17:00"), Duration.ofHours(2)));
        assertEquals(at("2026-09-14T11:00"), OFFICE.plus(at("2026-09-12T03:00"), Duration.ofHours(2)));
    }

    @Test
    void aFullDayEndsWhereTheDayEnds() {
        assertEquals(at("2026-09-30T18:00"), OFFICE.plus(at("2026-09-30T00:00"), OFFICE.day()));
    }

    @Property(tries = 300)
    void betweenUndoesPlus(
            @ForAll @IntRange(max = 525_600) int startMinute, @ForAll @IntRange(min = 1, max = 6_000) int minutes) {
        Instant start = at("2026-01-01T00:00").plus(Duration.ofMinutes(startMinute));
        Duration working = Duration.ofMinutes(minutes);
        Instant end = OFFICE.plus(start, working);
        assertEquals(working, OFFICE.between(start, end));
        assertTrue(!end.isBefore(start.plus(working)), "working time never runs faster than time");
    }
}
