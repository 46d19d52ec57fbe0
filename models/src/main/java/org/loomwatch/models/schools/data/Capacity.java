package org.loomwatch.models.schools.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Places by area, grade and year. A year without its own row keeps the places of the year before. */
public final class Capacity {

    private record Key(String area, int grade) {}

    private final Map<Key, ? extends NavigableMap<Integer, Double>> places;

    private Capacity(Map<Key, ? extends NavigableMap<Integer, Double>> places) {
        this.places = places;
    }

    public static Capacity none() {
        return new Capacity(Map.of());
    }

    /** Reads {@code area,grade,year,places}; areas the panel does not know are named in {@code findings}. */
    public static Capacity read(RowSource source, EnrolmentPanel panel, List<Finding> findings) {
        Map<Key, TreeMap<Integer, Double>> places = new HashMap<>();
        TreeMap<String, Integer> unknown = new TreeMap<>();
        source.forEach(List.of("area", "grade", "year", "places"), row -> {
            String area = row.text("area");
            GradeField grade = GradeField.parse(row);
            if (grade.total() || grade.isMerged()) {
                throw row.problem("grade", "a single grade: a surplus in one grade does not cover another");
            }
            double count = row.number("places");
            if (Double.isNaN(count) || count < 0) {
                throw row.problem("places", "a number of places, 0 or more");
            }
            if (panel.findArea(area).isEmpty()) {
                unknown.merge(area, 1, Integer::sum);
            }
            places.computeIfAbsent(new Key(area, grade.first()), k -> new TreeMap<>())
                    .put(row.year("year"), count);
        });
        unknown.forEach((area, rows) -> findings.add(
                new Finding(FindingKind.UNKNOWN_AREA, area, 0, rows + " rows of places, but no pupils; not used")));
        Capacity capacity = new Capacity(places);
        if (!places.isEmpty()) {
            capacity.nameMissing(panel, findings);
        }
        return capacity;
    }

    private void nameMissing(EnrolmentPanel panel, List<Finding> findings) {
        int last = panel.years() - 1;
        for (int a = 0; a < panel.areas().size(); a++) {
            for (int g = 0; g < panel.grades(); g++) {
                String area = panel.areas().get(a);
                int grade = panel.firstGrade() + g;
                if (panel.pupils(a, g, last) > 0 && !places.containsKey(new Key(area, grade))) {
                    findings.add(new Finding(
                            FindingKind.CAPACITY_MISSING, area, 0, "grade " + grade + " has pupils but no places row"));
                }
            }
        }
    }

    /** Places put together one by one, for forecasts out of a store. */
    public static final class Builder {
        private final Map<Key, TreeMap<Integer, Double>> places = new HashMap<>();

        public Builder add(String area, int grade, int year, double count) {
            places.computeIfAbsent(new Key(area, grade), k -> new TreeMap<>()).put(year, count);
            return this;
        }

        public Capacity build() {
            Map<Key, TreeMap<Integer, Double>> copy = new HashMap<>();
            places.forEach((key, years) -> copy.put(key, new TreeMap<>(years)));
            return new Capacity(copy);
        }
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Places of the latest year up to {@code year}; empty if nothing is known by then. */
    public OptionalDouble find(String area, int grade, int year) {
        NavigableMap<Integer, Double> years = places.get(new Key(area, grade));
        Map.Entry<Integer, Double> entry = years == null ? null : years.floorEntry(year);
        return entry == null ? OptionalDouble.empty() : OptionalDouble.of(entry.getValue());
    }

    /** A copy with {@code extra} more places in that grade from {@code year} on. */
    public Capacity plus(String area, int grade, int year, double extra) {
        Map<Key, TreeMap<Integer, Double>> copy = new HashMap<>();
        places.forEach((key, years) -> copy.put(key, new TreeMap<>(years)));
        TreeMap<Integer, Double> years = copy.computeIfAbsent(new Key(area, grade), k -> new TreeMap<>());
        double before = find(area, grade, year).orElse(0);
        years.putIfAbsent(year, before);
        years.tailMap(year, true).replaceAll((y, count) -> count + extra);
        return new Capacity(copy);
    }
}
