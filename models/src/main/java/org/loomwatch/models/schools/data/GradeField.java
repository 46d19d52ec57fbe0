package org.loomwatch.models.schools.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grade column: a number 0 to 12 (K is 0), a merged range such as {@code 1-3}, or a total over all grades.
 *
 * @param total whether the row states the area's total; first and last are then 0
 */
record GradeField(int first, int last, boolean total) {

    static final int HIGHEST = 12;
    private static final Set<String> TOTAL = Set.of("total", "all", "合计", "总计");
    private static final Pattern RANGE = Pattern.compile("(K|\\d{1,2})(?:[-–](K|\\d{1,2}))?", Pattern.CASE_INSENSITIVE);

    static GradeField parse(SourceRow row) {
        String text = row.text("grade");
        if (TOTAL.contains(text.toLowerCase(Locale.ROOT))) {
            return new GradeField(0, 0, true);
        }
        Matcher matcher = RANGE.matcher(text);
        if (matcher.matches()) {
            int first = number(matcher.group(1));
            int last = matcher.group(2) == null ? first : number(matcher.group(2));
            if (first <= last && last <= HIGHEST) {
                return new GradeField(first, last, false);
            }
        }
        throw row.problem("grade", "a grade 0 to 12 or K, a range such as 1-3, or total");
    }

    boolean isMerged() {
        return last > first;
    }

    private static int number(String text) {
        return text.equalsIgnoreCase("K") ? 0 : Integer.parseInt(text);
    }
}
