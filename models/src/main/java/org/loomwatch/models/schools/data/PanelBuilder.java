package org.loomwatch.models.schools.data;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/** Turns the rows of all areas into one rectangular panel; splits merged grades and checks stated totals. */
final class PanelBuilder {

    private final NavigableMap<String, ? extends NavigableMap<Integer, AreaYear>> rows;
    private final List<Finding> findings;

    PanelBuilder(NavigableMap<String, ? extends NavigableMap<Integer, AreaYear>> rows, List<Finding> findings) {
        this.rows = rows;
        this.findings = findings;
    }

    EnrolmentPanel build(String source) {
        int firstGrade = GradeField.HIGHEST + 1;
        int lastGrade = -1;
        int firstYear = Integer.MAX_VALUE;
        int lastYear = Integer.MIN_VALUE;
        for (NavigableMap<Integer, AreaYear> years : rows.values()) {
            firstYear = Math.min(firstYear, years.firstKey());
            lastYear = Math.max(lastYear, years.lastKey());
            for (AreaYear year : years.values()) {
                for (int grade : year.single.keySet()) {
                    firstGrade = Math.min(firstGrade, grade);
                    lastGrade = Math.max(lastGrade, grade);
                }
                for (GradeField range : year.merged.keySet()) {
                    firstGrade = Math.min(firstGrade, range.first());
                    lastGrade = Math.max(lastGrade, range.last());
                }
            }
        }
        if (lastGrade < 0) {
            throw new SchoolDataException(source + ": no row with a grade; expected area,grade,year,pupils");
        }
        int grades = lastGrade - firstGrade + 1;
        int years = lastYear - firstYear + 1;
        double[][][] pupils = new double[rows.size()][grades][years];
        boolean[][] reported = new boolean[rows.size()][years];
        int position = 0;
        for (NavigableMap<Integer, AreaYear> byYear : rows.values()) {
            for (double[] series : pupils[position]) {
                Arrays.fill(series, Double.NaN);
            }
            for (var entry : byYear.entrySet()) {
                int y = entry.getKey() - firstYear;
                reported[position][y] = entry.getValue().hasGrades();
                if (reported[position][y]) {
                    for (int g = 0; g < grades; g++) {
                        pupils[position][g][y] = entry.getValue().single.getOrDefault(firstGrade + g, 0.0);
                    }
                }
            }
            position++;
        }
        double[][] shape = districtShape(pupils);
        position = 0;
        for (var area : rows.entrySet()) {
            for (var entry : area.getValue().entrySet()) {
                int y = entry.getKey() - firstYear;
                splitMerged(area.getKey(), entry.getKey(), entry.getValue(), pupils[position], shape, firstGrade, y);
                checkTotal(area.getKey(), entry.getKey(), entry.getValue());
            }
            position++;
        }
        return new EnrolmentPanel(List.copyOf(rows.keySet()), firstGrade, firstYear, pupils, reported);
    }

    /** Pupils of all areas by [grade][year], from rows of single grades only. */
    private static double[][] districtShape(double[][][] pupils) {
        double[][] shape = new double[pupils[0].length][pupils[0][0].length];
        for (double[][] area : pupils) {
            for (int g = 0; g < shape.length; g++) {
                for (int y = 0; y < shape[g].length; y++) {
                    shape[g][y] += Double.isNaN(area[g][y]) ? 0 : area[g][y];
                }
            }
        }
        return shape;
    }

    private void splitMerged(
            String area, int year, AreaYear rows, double[][] pupils, double[][] shape, int firstGrade, int y) {
        rows.merged.forEach((range, count) -> {
            double sum = 0;
            for (int grade = range.first(); grade <= range.last(); grade++) {
                sum += shape[grade - firstGrade][y];
            }
            for (int grade = range.first(); grade <= range.last(); grade++) {
                int g = grade - firstGrade;
                double share = sum > 0 ? shape[g][y] / sum : 1.0 / (range.last() - range.first() + 1);
                pupils[g][y] += count * share;
            }
            findings.add(new Finding(
                    FindingKind.MERGED_GRADES,
                    area,
                    year,
                    "grades %d-%d come as one count of %s; split in the district's proportions"
                            .formatted(range.first(), range.last(), Numbers.plain(count))));
        });
    }

    private void checkTotal(String area, int year, AreaYear rows) {
        if (!rows.hasTotal) {
            return;
        }
        if (!rows.hasGrades()) {
            findings.add(new Finding(
                    FindingKind.TOTAL_WITHOUT_GRADES,
                    area,
                    year,
                    "a total of %s without any grade; the year is treated as missing"
                            .formatted(Numbers.plain(rows.total))));
        } else if (Math.abs(rows.total - rows.gradeSum()) > 0.5) {
            findings.add(new Finding(
                    FindingKind.TOTAL_MISMATCH,
                    area,
                    year,
                    "total %s, but the grades sum to %s; the grades are used"
                            .formatted(Numbers.plain(rows.total), Numbers.plain(rows.gradeSum()))));
        }
    }
}
