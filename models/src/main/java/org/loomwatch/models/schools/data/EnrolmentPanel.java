package org.loomwatch.models.schools.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Pupils by area, grade and school year. A cell is missing (NaN) when the area delivered nothing that year or the
 * count was unusable; a grade an otherwise reporting area does not list holds 0.
 */
public final class EnrolmentPanel {

    private final List<String> areas;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int firstGrade;
    private final int grades;
    private final int firstYear;
    private final int years;
    private final double[][][] pupils;
    private final boolean[][] reported;

    /**
     * @param pupils [area][grade][year], NaN where missing
     * @param reported [area][year], whether the area delivered anything that year
     */
    public EnrolmentPanel(
            List<String> areas, int firstGrade, int firstYear, double[][][] pupils, boolean[][] reported) {
        if (areas.isEmpty() || pupils.length != areas.size() || reported.length != areas.size()) {
            throw new IllegalArgumentException("an enrolment panel needs areas, and one table for each of them");
        }
        this.areas = List.copyOf(areas);
        for (String area : areas) {
            positions.put(area, positions.size());
        }
        this.firstGrade = firstGrade;
        this.grades = pupils[0].length;
        this.firstYear = firstYear;
        this.years = pupils[0][0].length;
        this.pupils = new double[areas.size()][][];
        this.reported = new boolean[areas.size()][];
        for (int a = 0; a < areas.size(); a++) {
            this.pupils[a] = Arrays.stream(pupils[a]).map(double[]::clone).toArray(double[][]::new);
            this.reported[a] = reported[a].clone();
        }
    }

    public List<String> areas() {
        return areas;
    }

    public OptionalInt findArea(String area) {
        Integer position = positions.get(area);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    public int firstGrade() {
        return firstGrade;
    }

    public int grades() {
        return grades;
    }

    public int firstYear() {
        return firstYear;
    }

    public int lastYear() {
        return firstYear + years - 1;
    }

    public int years() {
        return years;
    }

    /** Pupils by position of area, grade and year; NaN if missing. */
    public double pupils(int area, int grade, int year) {
        return pupils[area][grade][year];
    }

    public boolean isReported(int area, int year) {
        return reported[area][year];
    }

    /** Whether any area delivered that year. */
    public boolean isReported(int year) {
        return Arrays.stream(reported).anyMatch(row -> row[year]);
    }

    /** Sum over the grades, NaN if the area did not report or any of its cells is unusable. */
    public double total(int area, int year) {
        if (!reported[area][year]) {
            return Double.NaN;
        }
        double sum = 0;
        for (int g = 0; g < grades; g++) {
            sum += pupils[area][g][year];
        }
        return sum;
    }

    /** A deep copy of all cells, [area][grade][year]. */
    public double[][][] copyCells() {
        return Arrays.stream(pupils)
                .map(area -> Arrays.stream(area).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }
}
