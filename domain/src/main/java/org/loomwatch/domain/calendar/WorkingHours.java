package org.loomwatch.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;

/** The hours in which offices work, for deadlines that count only those. */
public final class WorkingHours {

    /** No office is closed for longer in one go. */
    private static final int LONGEST_CLOSURE_DAYS = 60;

    private final Predicate<LocalDate> workday;
    private final List<Span> spans;
    private final ZoneId zone;
    private final Duration day;

    /** From when to when offices work without a break, within one day. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("working hours from " + from + " to " + to + " are none");
            }
        }
    }

    /**
     * @param workday whether offices work on a day
     * @param spans in order, without overlap
     */
    public WorkingHours(Predicate<LocalDate> workday, List<Span> spans, ZoneId zone) {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a working day has working hours");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                throw new IllegalArgumentException("working hours overlap: " + spans);
            }
        }
        this.workday = workday;
        this.spans = List.copyOf(spans);
        this.zone = zone;
        this.day = spans.stream()
                .map(span -> Duration.between(span.from(), span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Working time in one working day. */
    public Duration day() {
        return day;
    }

    /** The moment at which {@code working} of working time has passed since {@code start}. */
    public Instant plus(Instant start, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time runs forward only");
        }
        ZonedDateTime now = start.atZone(zone);
        Duration left = working;
        int closed = 0;
        for (LocalDate date = now.toLocalDate(); closed <= LONGEST_CLOSURE_DAYS; date = date.plusDays(1)) {
            closed = workday.test(date) ? 0 : closed + 1;
            for (Span span : closed == 0 ? spans : List.<Span>of()) {
                Instant from =
                        later(start, date.atTime(span.from()).atZone(zone).toInstant());
                Instant to = date.atTime(span.to()).atZone(zone).toInstant();
                if (from.isBefore(to)) {
                    Duration here = Duration.between(from, to);
                    if (left.compareTo(here) <= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(here);
                }
            }
        }
        throw new IllegalStateException("no working day within " + LONGEST_CLOSURE_DAYS + " days");
    }

    /** Working time from {@code start} to {@code end}; zero if {@code end} is not after {@code start}. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate date = start.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (Span span : workday.test(date) ? spans : List.<Span>of()) {
                Instant from =
                        later(start, date.atTime(span.from()).atZone(zone).toInstant());
                Instant spanEnd = date.atTime(span.to()).atZone(zone).toInstant();
                Instant to = spanEnd.isBefore(end) ? spanEnd : end;
                if (from.isBefore(to)) {
                    sum = sum.plus(Duration.between(from, to));
                }
            }
        }
        return sum;
    }

    private static Instant later(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }
}
