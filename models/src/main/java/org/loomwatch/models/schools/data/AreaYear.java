package org.loomwatch.models.schools.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The rows one area delivered for one school year, before merged grades are split. */
final class AreaYear {

    final TreeMap<Integer, Double> single = new TreeMap<>();
    final Map<GradeField, Double> merged = new LinkedHashMap<>();
    double total = Double.NaN;
    boolean hasTotal;

    /** Keeps the later of two rows; answers what was odd about it, or nothing. */
    String put(GradeField grade, double pupils) {
        Double previous;
        if (grade.total()) {
            previous = hasTotal ? (Double) total : null;
            total = pupils;
            hasTotal = true;
        } else if (grade.isMerged()) {
            previous = merged.put(grade, pupils);
        } else {
            previous = single.put(grade.first(), pupils);
        }
        if (previous == null) {
            return "";
        }
        return previous.equals(pupils)
                ? "the same row twice; counted once"
                : "a second count %s after %s for the same grade; the later one is used"
                        .formatted(Numbers.plain(pupils), Numbers.plain(previous));
    }

    boolean hasGrades() {
        return !single.isEmpty() || !merged.isEmpty();
    }

    double gradeSum() {
        double sum = 0;
        for (double pupils : single.values()) {
            sum += pupils;
        }
        for (double pupils : merged.values()) {
            sum += pupils;
        }
        return sum;
    }

    double statedTotal() {
        return hasTotal ? total : gradeSum();
    }
}
