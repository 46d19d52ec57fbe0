package org.loomwatch.models.schools.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A dated event that past ratios cannot know: from {@code year} on, {@code share} of the pupils of {@code area} in the
 * grades named go to {@code toArea}. Shock years and reporting breaks name only the year whose ratios say nothing.
 *
 * @param toArea empty for a closure without a named successor, a shock year, or a reporting break
 */
public record SchoolEvent(
        Kind kind, int year, String area, Optional<String> toArea, int firstGrade, int lastGrade, double share) {

    /** What happened. */
    public enum Kind {
        OPENING,
        CLOSURE,
        BOUNDARY_CHANGE,
        TRANSFER,
        SHOCK,
        REPORTING_BREAK;

        public boolean isMove() {
            return this != SHOCK && this != REPORTING_BREAK;
        }
    }

    public SchoolEvent {
        if (share < 0 || share > 1 || firstGrade > lastGrade) {
            throw new IllegalArgumentException("%s %d: share %s must be 0 to 1 and grade %d not above %d"
                    .formatted(kind, year, share, firstGrade, lastGrade));
        }
        if (kind.isMove() && (area.isEmpty() || (toArea.isEmpty() && kind != Kind.CLOSURE))) {
            throw new IllegalArgumentException("%s %d: needs area and to_area".formatted(kind, year));
        }
    }

    /** An event of a whole year, without an area. */
    public static SchoolEvent ofYear(Kind kind, int year) {
        return new SchoolEvent(kind, year, "", Optional.empty(), 0, GradeField.HIGHEST, 0);
    }

    /** Reads {@code kind,year,area,to_area,first_grade,last_grade,share}; empty grades mean all, empty share 1. */
    public static List<SchoolEvent> read(RowSource source) {
        List<SchoolEvent> events = new ArrayList<>();
        source.forEach(List.of("kind", "year"), row -> {
            Kind kind = Arrays.stream(Kind.values())
                    .filter(k -> k.name().equalsIgnoreCase(row.text("kind")))
                    .findFirst()
                    .orElseThrow(() -> row.problem("kind", "one of " + Arrays.toString(Kind.values())));
            String to = row.optionalText("to_area");
            boolean noFirst = row.optionalText("first_grade").isEmpty();
            boolean noLast = row.optionalText("last_grade").isEmpty();
            double share = row.number("share");
            try {
                events.add(new SchoolEvent(
                        kind,
                        row.year("year"),
                        row.optionalText("area"),
                        to.isEmpty() ? Optional.empty() : Optional.of(to),
                        noFirst ? 0 : row.integer("first_grade", "a grade 0 to 12"),
                        noLast ? GradeField.HIGHEST : row.integer("last_grade", "a grade 0 to 12"),
                        Double.isNaN(share) ? 1 : share));
            } catch (IllegalArgumentException e) {
                throw row.problem("share", e.getMessage());
            }
        });
        return events;
    }
}
