package org.loomwatch.models.schools.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Births by area and calendar year; they reach the entry grade some years later. */
public final class Births {

    private final Map<String, TreeMap<Integer, Double>> byArea;

    public Births(Map<String, ? extends Map<Integer, Double>> byArea) {
        this.byArea = new HashMap<>();
        byArea.forEach((area, years) -> this.byArea.put(area, new TreeMap<>(years)));
    }

    /** Reads {@code area,year,births}; negative counts are dropped and named in {@code findings}. */
    public static Births read(RowSource source, List<Finding> findings) {
        Map<String, TreeMap<Integer, Double>> byArea = new HashMap<>();
        source.forEach(List.of("area", "year", "births"), row -> {
            double births = row.number("births");
            String area = row.text("area");
            int year = row.year("year");
            if (births < 0) {
                findings.add(new Finding(
                        FindingKind.NEGATIVE_COUNT,
                        area,
                        year,
                        "line %d: %s births; treated as missing".formatted(row.line(), Numbers.plain(births))));
            } else if (!Double.isNaN(births)) {
                byArea.computeIfAbsent(area, a -> new TreeMap<>()).put(year, births);
            }
        });
        return new Births(byArea);
    }

    public Set<String> areas() {
        return new TreeSet<>(byArea.keySet());
    }

    public OptionalDouble find(String area, int year) {
        Double births = byArea.getOrDefault(area, new TreeMap<>()).get(year);
        return births == null ? OptionalDouble.empty() : OptionalDouble.of(births);
    }

    /** A copy in which every birth from {@code fromYear} on is multiplied by {@code factor}. */
    public Births scaled(double factor, int fromYear) {
        Map<String, TreeMap<Integer, Double>> scaled = new HashMap<>();
        byArea.forEach((area, years) -> {
            TreeMap<Integer, Double> copy = new TreeMap<>(years);
            copy.tailMap(fromYear, true).replaceAll((year, births) -> births * factor);
            scaled.put(area, copy);
        });
        return new Births(scaled);
    }

    /** Names areas with births but without pupils, and areas with pupils but without births. */
    public void compareWith(EnrolmentPanel panel, List<Finding> findings) {
        for (String area : areas()) {
            if (panel.findArea(area).isEmpty()) {
                findings.add(new Finding(
                        FindingKind.BIRTHS_WITHOUT_PUPILS, area, 0, "births but no pupils; counted nowhere"));
            }
        }
        for (String area : panel.areas()) {
            if (!byArea.containsKey(area)) {
                findings.add(new Finding(
                        FindingKind.BIRTHS_MISSING, area, 0, "no births; its entry grade follows its own past"));
            }
        }
    }
}
