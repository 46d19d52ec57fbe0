package org.loomwatch.api.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loomwatch.api.ticket.routing.RoutingRules;

/** Deadlines by working hours, over HTTP: who is told before and after them, once, over holidays and the turn of months and years. */
@Timeout(180)
class TicketReminderTest extends TicketFlow {

    @Test
    void deadlinesThatPassAreToldOnce() throws Exception {
        YearMonth month = YearMonth.of(2025, 9);
        district.warn(month, "91440300MA5DG00017", "D01", "orange", "queue", 1);
        dispatch(month);
        CLOCK.now = CLOCK.now.plus(Duration.ofDays(20));
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "escalate"), steps("anna", only("anna", "overdue=true")));
        assertTrue(notices("anna").contains("超期"), notices("anna"));
    }

    @Test
    void whoAcceptedIsRemindedOnceBeforeTheDeadline() throws Exception {
        YearMonth month = YearMonth.of(2026, 2);
        district.warn(month, "91440300MA5DM00023", "D01", "orange", "queue", 1);
        dispatch(month);
        String id = only("anna", "uscc=91440300MA5DM00023");
        done(district.step("anna", id, "accept", body(), null));
        String due = district.json("anna", "/api/v1/tickets/" + id)
                .at("/ticket/due_at")
                .asText();
        CLOCK.now = Instant.parse(due).minus(Duration.ofMinutes(30));
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "accept", "remind"), steps("anna", id));
        String told = "工单将到期";
        assertTrue(notices("anna").contains(told));
        assertFalse(notices("bo").contains(told), "not hers");
    }

    /** Twice, as two processes may; the second finds nothing left to do. */
    private static void remindAndEscalate() {
        try (ReminderWorker worker = new ReminderWorker(district.context.postgres(), RoutingRules::standard, CLOCK)) {
            worker.run();
            worker.run();
        }
    }

    private static List<String> steps(String login, String id) throws Exception {
        List<String> steps = new ArrayList<>();
        district.json(login, "/api/v1/tickets/" + id)
                .get("events")
                .forEach(event -> steps.add(event.get("action").asText()));
        return steps;
    }

    private static String notices(String login) throws Exception {
        return district.json(login, "/api/v1/notices").get("items").toString();
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @Test
    void remindersAndEscalationFollowWorkingHoursOverTheSpringFestival() throws Exception {
        // Friday 13 February 2026, 16:00; Saturday the 14th is a make-up workday, 15 to 23 February are off.
        CLOCK.now = local("2026-02-13T16:00");
        district.warn(YearMonth.of(2025, 1), "91440300MA5DN00024", "D01", "orange", "queue", 1);
        dispatch(YearMonth.of(2025, 1));
        String id = only("anna", "uscc=91440300MA5DN00024");
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        assertEquals(
                local("2026-02-14T11:00"),
                Instant.parse(ticket.get("accept_due_at").asText()),
                "four hours");

        CLOCK.now = local("2026-02-13T17:30");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch"), steps("anna", id), "two and a half working hours to go");
        CLOCK.now = local("2026-02-14T09:30");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "remind"), steps("anna", id));

        // Accepted on the make-up Saturday: 35 hours are the rest of that day (6), 24 to 27 February (28) and one hour
        // of the
        // next make-up Saturday.
        CLOCK.now = local("2026-02-14T10:00");
        done(district.step("anna", id, "accept", body(), null));
        ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        assertEquals(
                local("2026-02-28T10:00"),
                Instant.parse(ticket.get("resolve_due_at").asText()),
                "a make-up Saturday");
        CLOCK.now = local("2026-02-19T12:00");
        remindAndEscalate();
        assertEquals(4, steps("anna", id).size(), "nobody is reminded on holidays");
        CLOCK.now = local("2026-02-27T17:30");
        remindAndEscalate();
        assertEquals("remind", steps("anna", id).get(4), "half an hour left on Friday and one on Saturday");
        CLOCK.now = local("2026-02-28T10:01");
        remindAndEscalate();
        assertEquals("escalate", steps("anna", id).get(5));
        assertEquals(6, steps("anna", id).size());
        assertTrue(notices("dispatcher").contains("工单已超期"));
        assertTrue(notices("bo").contains("工单已超期"), "the whole unit is told");
    }

    @Test
    void aDeadlineOverTheTurnOfTheYearIsEscalatedAfterIt() throws Exception {
        // Wednesday 31 December 2025, 17:00; 1 to 3 January are off and Sunday the 4th is a make-up workday.
        CLOCK.now = local("2025-12-31T17:00");
        district.warn(YearMonth.of(2025, 2), "91440300MA5DP00025", "D01", "orange", "queue", 1);
        dispatch(YearMonth.of(2025, 2));
        String id = only("anna", "uscc=91440300MA5DP00025");
        CLOCK.now = local("2026-01-03T23:00");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch"), steps("anna", id));
        CLOCK.now = local("2026-01-04T10:30");
        remindAndEscalate();
        assertEquals(List.of("open", "dispatch", "remind"), steps("anna", id), "due at 12:00 of the working Sunday");
        CLOCK.now = local("2026-01-04T12:01");
        remindAndEscalate();
        assertEquals("escalate", steps("anna", id).get(3));

        // Accepted on the last working hour of January: five days' work ends on Friday of the next week.
        CLOCK.now = local("2026-01-30T17:00");
        done(district.step("anna", id, "accept", body(), null));
        JsonNode ticket = district.json("anna", "/api/v1/tickets/" + id).get("ticket");
        assertEquals(
                local("2026-02-06T17:00"),
                Instant.parse(ticket.get("resolve_due_at").asText()));
        CLOCK.now = local("2026-02-01T12:00");
        remindAndEscalate();
        assertEquals(5, steps("anna", id).size(), "nobody is reminded on a Sunday at the month's end");
    }
}
