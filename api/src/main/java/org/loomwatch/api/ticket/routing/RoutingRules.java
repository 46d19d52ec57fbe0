package org.loomwatch.api.ticket.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.loomwatch.datasets.reference.WorkCalendar;
import org.loomwatch.domain.calendar.WorkingHours;
import org.loomwatch.domain.warning.Grade;

/**
 * Everything an installation decides about routing.
 *
 * @param fallback unit that answers for every ticket no rule places
 * @param workingHours such as {@code 09:00-12:00}
 * @param deadlines by id of the grade
 */
public record RoutingRules(
        String fallback,
        List<String> workingHours,
        Map<String, Deadlines> deadlines,
        Capacity capacity,
        List<RoutingRule> rules) {

    /** Name of the file in the data directory. */
    public static final String FILE = "routing.yaml";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Every step of a ticket asks for the rules, so the last text that was read is remembered with what it says. */
    private static final AtomicReference<@Nullable Parsed> PARSED = new AtomicReference<>();

    private record Parsed(String yaml, RoutingRules rules) {}

    /** Working hours for each step. */
    public record Deadlines(int dispatch, int accept, int resolve, int verify) {
        public Deadlines {
            if (dispatch < 1 || accept < 1 || resolve < 1 || verify < 1) {
                throw new RoutingException("deadlines: every step has at least one working hour");
            }
        }
    }

    /** Most live tickets a unit is given. */
    public record Capacity(int defaultCapacity, Map<String, Integer> units) {
        @com.fasterxml.jackson.annotation.JsonCreator
        public Capacity(
                @com.fasterxml.jackson.annotation.JsonProperty("default") int defaultCapacity,
                @com.fasterxml.jackson.annotation.JsonProperty("units") Map<String, Integer> units) {
            this.defaultCapacity = defaultCapacity;
            this.units = units == null ? Map.of() : Map.copyOf(units);
        }

        int of(String unit) {
            return units.getOrDefault(unit, defaultCapacity);
        }
    }

    public RoutingRules {
        if (fallback == null || !fallback.matches("[a-z0-9][a-z0-9_-]{0,63}")) {
            throw new RoutingException("fallback: expected the id of the unit that answers for what no rule places");
        }
        workingHours = List.copyOf(Objects.requireNonNull(workingHours, "working_hours"));
        deadlines = Map.copyOf(Objects.requireNonNull(deadlines, "deadlines"));
        Objects.requireNonNull(capacity, "capacity");
        rules = rules == null ? List.of() : List.copyOf(rules);
        for (Grade grade : Grade.values()) {
            if (!deadlines.containsKey(grade.id())) {
                throw new RoutingException("deadlines: " + grade.id() + " is missing");
            }
        }
        Set<String> ids = new HashSet<>();
        for (RoutingRule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new RoutingException("rule " + rule.id() + " occurs twice");
            }
        }
        hours(workingHours);
    }

    /** The installation's own rules, or those that come with the product. */
    public static RoutingRules load(Path dataDirectory) {
        Path own = dataDirectory.resolve(FILE);
        try {
            return Files.exists(own) ? parse(Files.readString(own)) : standard();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + own, e);
        }
    }

    /** @throws RoutingException saying what is wrong with the text */
    public static RoutingRules parse(String yaml) {
        Parsed last = PARSED.get();
        if (last != null && last.yaml().equals(yaml)) {
            return last.rules();
        }
        RoutingRules rules = read(yaml);
        PARSED.set(new Parsed(yaml, rules));
        return rules;
    }

    private static RoutingRules read(String yaml) {
        try {
            RoutingRules rules = YAML.readValue(yaml, RoutingRules.class);
            if (rules == null) {
                throw new RoutingException("the routing rules are empty");
            }
            return rules;
        } catch (JsonProcessingException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RoutingException routing) {
                    throw routing;
                }
            }
            throw new RoutingException("the routing rules cannot be read: " + e.getOriginalMessage());
        }
    }

    /** The rules that come with the product. */
    public static RoutingRules standard() {
        try (InputStream stream = RoutingRules.class.getResourceAsStream(FILE)) {
            return parse(new String(Objects.requireNonNull(stream, FILE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    public Deadlines deadlinesOf(Grade grade) {
        return Objects.requireNonNull(deadlines.get(grade.id()));
    }

    /** The hours that count, on the working days of the national calendar. */
    public WorkingHours hours() {
        return hours(workingHours);
    }

    private static WorkingHours hours(List<String> texts) {
        try {
            List<WorkingHours.Span> spans = texts.stream()
                    .map(text ->
                            Arrays.stream(text.split("-")).map(LocalTime::parse).toList())
                    .map(ends -> new WorkingHours.Span(ends.get(0), ends.get(1)))
                    .toList();
            return new WorkingHours(WorkCalendar::isWorkday, spans, CHINA);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RoutingException("working_hours: expected such as 09:00-12:00, in order: " + texts);
        }
    }
}
