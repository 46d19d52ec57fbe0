package org.loomwatch.models.schools.scenario;

import java.util.Arrays;
import java.util.List;
import org.loomwatch.models.schools.backtest.ErrorDistribution;
import org.loomwatch.models.schools.backtest.LevelForecast;
import org.loomwatch.models.schools.data.Capacity;

/**
 * Pupils of every area and grade in the coming years with the error distributions of the backtest, and the places there
 * will be. Immutable; scenarios answer with changed copies.
 */
public final class SchoolForecast {

    private final List<String> areas;
    private final ErrorDistribution errors;
    private final int firstGrade;
    private final int originYear;
    private final double[][][] pupils;
    private final Capacity capacity;

    private SchoolForecast(
            List<String> areas,
            ErrorDistribution errors,
            int firstGrade,
            int originYear,
            double[][][] pupils,
            Capacity capacity) {
        this.areas = areas;
        this.errors = errors;
        this.firstGrade = firstGrade;
        this.originYear = originYear;
        this.pupils = pupils;
        this.capacity = capacity;
    }

    /** @param areas the area level of the last origin's forecast */
    public static SchoolForecast of(
            LevelForecast areas, int firstGrade, int originYear, int horizon, Capacity capacity) {
        int grades = areas.history().grades();
        double[][][] pupils = new double[areas.history().size()][grades][horizon];
        for (int a = 0; a < pupils.length; a++) {
            for (int g = 0; g < grades; g++) {
                for (int h = 0; h < horizon; h++) {
                    pupils[a][g][h] = areas.pupils(a, g, h);
                }
            }
        }
        return new SchoolForecast(areas.history().ids(), areas.gradeErrors(), firstGrade, originYear, pupils, capacity);
    }

    /**
     * A forecast out of a store.
     *
     * @param pupils [area][grade][years ahead − 1], taken over
     * @param errors of single grades, as they were when the forecast was made
     */
    public static SchoolForecast restored(
            List<String> areas,
            int firstGrade,
            int originYear,
            double[][][] pupils,
            ErrorDistribution errors,
            Capacity capacity) {
        if (areas.size() != pupils.length || areas.isEmpty()) {
            throw new IllegalArgumentException("a forecast needs areas, and one table for each of them");
        }
        return new SchoolForecast(List.copyOf(areas), errors, firstGrade, originYear, pupils, capacity);
    }

    /** How far single grades fell from their forecasts. */
    public ErrorDistribution errors() {
        return errors;
    }

    /** New value of one cell. */
    @FunctionalInterface
    public interface Change {
        /** @param year the calendar year the forecast cell stands for */
        double apply(int area, int grade, int year, double pupils);
    }

    /** A copy with every cell passed through {@code change}; results below zero become zero. */
    public SchoolForecast mapPupils(Change change) {
        double[][][] changed = new double[pupils.length][][];
        for (int a = 0; a < pupils.length; a++) {
            changed[a] = Arrays.stream(pupils[a]).map(double[]::clone).toArray(double[][]::new);
            for (int g = 0; g < changed[a].length; g++) {
                for (int h = 0; h < changed[a][g].length; h++) {
                    double value = change.apply(a, firstGrade + g, originYear + h + 1, pupils[a][g][h]);
                    changed[a][g][h] = Math.max(0, value);
                }
            }
        }
        return new SchoolForecast(areas, errors, firstGrade, originYear, changed, capacity);
    }

    public SchoolForecast withCapacity(Capacity places) {
        return new SchoolForecast(areas, errors, firstGrade, originYear, pupils, places);
    }

    public List<String> areas() {
        return areas;
    }

    /** Position of an area in {@link #areas()}; throws if it is unknown. */
    public int area(String id) {
        int position = areas.indexOf(id);
        if (position < 0) {
            throw new IllegalArgumentException("area " + id + ": not among the forecast's areas");
        }
        return position;
    }

    public int firstGrade() {
        return firstGrade;
    }

    public int lastGrade() {
        return firstGrade + pupils[0].length - 1;
    }

    /** The last year with counted pupils; the forecast begins the year after. */
    public int originYear() {
        return originYear;
    }

    public int lastYear() {
        return originYear + pupils[0][0].length;
    }

    public Capacity capacity() {
        return capacity;
    }

    public double pupils(int area, int grade, int year) {
        return pupils[area][grade - firstGrade][year - originYear - 1];
    }

    /** All grades of one area. */
    public double total(int area, int year) {
        double sum = 0;
        for (double[] series : pupils[area]) {
            sum += series[year - originYear - 1];
        }
        return sum;
    }

    /** Pupils, 80 % interval and gap of one area and grade. */
    public GapRisk risk(int area, int grade, int year) {
        double expected = pupils(area, grade, year);
        double[] outcomes = errors.outcomes(year - originYear - 1, expected);
        return GapRisk.of(expected, outcomes, capacity.find(areas.get(area), grade, year));
    }
}
