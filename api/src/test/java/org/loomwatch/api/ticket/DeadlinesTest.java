package org.loomwatch.api.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.warning.Grade;

/** Deadlines in the hours of 2026's official calendar: 9 to 12 and 14 to 18 on working days. */
class DeadlinesTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Deadlines DEADLINES = new Deadlines(RoutingRules.standard());

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }

    @Test
    void springFestivalStopsTheClockAndItsMakeUpSaturdayRunsIt() {
        // Friday the 13th; the 14th is a make-up workday, the 15th to the 23rd are off.
        assertEquals(at("2026-02-14T10:00"), DEADLINES.accept(Grade.RED, at("2026-02-13T17:00")));
        assertEquals(at("2026-02-24T10:00"), DEADLINES.accept(Grade.RED, at("2026-02-14T17:00")));
        assertEquals(at("2026-02-24T11:00"), DEADLINES.accept(Grade.RED, at("2026-02-18T12:00")), "on New Year's day");
        // Three working days of seven hours from the eve: 14th, 24th, 25th.
        assertEquals(at("2026-02-25T18:00"), DEADLINES.resolve(Grade.RED, at("2026-02-14T09:00")));
    }

    @Test
    void nationalDayStopsTheClockAndItsMakeUpSundayRunsIt() {
        assertEquals(at("2026-09-20T12:00"), DEADLINES.after(at("2026-09-19T08:00"), 3));
        assertEquals(at("2026-10-08T11:00"), DEADLINES.after(at("2026-09-30T18:00"), 2));
        assertEquals(at("2026-10-10T18:00"), DEADLINES.after(at("2026-10-09T18:00"), 7));
    }

    @Test
    void theTurnOfTheYearStopsTheClock() {
        assertEquals(at("2026-01-04T10:00"), DEADLINES.accept(Grade.RED, at("2025-12-31T17:00")));
    }

    @Test
    void aGraverWarningHasLessTimeForEveryStep() {
        Instant now = at("2026-03-02T09:00");
        Grade[] grades = {Grade.RED, Grade.ORANGE, Grade.YELLOW, Grade.BLUE};
        for (int i = 1; i < grades.length; i++) {
            assertEquals(
                    -1,
                    Integer.signum(DEADLINES.accept(grades[i - 1], now).compareTo(DEADLINES.accept(grades[i], now))));
            assertEquals(
                    -1,
                    Integer.signum(DEADLINES.resolve(grades[i - 1], now).compareTo(DEADLINES.resolve(grades[i], now))));
        }
    }
}
