package org.loomwatch.models.schools.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code area,grade,year,pupils}. Impossible counts become missing cells, merged grades are split, stated totals
 * are checked and never counted twice; each of these is a {@link Finding}.
 */
public final class EnrolmentReader {

    /** No school or catchment has this many pupils in one grade. */
    static final double ABSURD_PUPILS = 50_000;

    private final RowSource source;
    private final AreaGroups groups;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<String, TreeMap<Integer, AreaYear>> rows = new TreeMap<>();
    private int halves;

    private EnrolmentReader(RowSource source, AreaGroups groups) {
        this.source = source;
        this.groups = groups;
    }

    /** @throws SchoolDataException if the file cannot be read, a field has no valid value, or no usable row is left */
    public static EnrolmentData read(RowSource source, AreaGroups groups) {
        return new EnrolmentReader(source, groups).read();
    }

    private EnrolmentData read() {
        source.forEach(List.of("area", "grade", "year", "pupils"), this::accept);
        if (halves > 0) {
            add(FindingKind.HALF_PUPILS, "", 0, halves + " counts are not whole (shared time); kept as they are");
        }
        Set<String> groupRows = groupRows();
        TreeMap<String, TreeMap<Integer, AreaYear>> leaves = new TreeMap<>(rows);
        leaves.keySet().removeAll(groupRows);
        PanelBuilder builder = new PanelBuilder(leaves, findings);
        EnrolmentPanel panel = builder.build(source.name());
        checkGroupTotals(groupRows, panel);
        for (String area : panel.areas()) {
            if (!groups.isKnown(area)) {
                add(FindingKind.UNKNOWN_AREA, area, 0, "not in the list of areas; kept as a group of its own");
            }
        }
        SeriesFindings.addTo(findings, panel);
        return new EnrolmentData(panel, findings);
    }

    private void accept(SourceRow row) {
        String area = row.text("area");
        int year = row.year("year");
        GradeField grade = GradeField.parse(row);
        double pupils = row.number("pupils");
        if (Double.isNaN(pupils)) {
            add(FindingKind.EMPTY_COUNT, area, year, "line %d: no count; treated as missing".formatted(row.line()));
        } else if (pupils < 0) {
            add(FindingKind.NEGATIVE_COUNT, area, year, rejected(row, pupils, "below zero"));
            pupils = Double.NaN;
        } else if (pupils > ABSURD_PUPILS && !grade.total()) {
            add(FindingKind.ABSURD_COUNT, area, year, rejected(row, pupils, "above " + (int) ABSURD_PUPILS));
            pupils = Double.NaN;
        } else if (pupils != Math.rint(pupils)) {
            halves++;
        }
        AreaYear cell = rows.computeIfAbsent(area, a -> new TreeMap<>()).computeIfAbsent(year, y -> new AreaYear());
        String duplicate = cell.put(grade, pupils);
        if (!duplicate.isEmpty()) {
            add(FindingKind.DUPLICATE_ROW, area, year, "line %d: %s".formatted(row.line(), duplicate));
        }
    }

    private static String rejected(SourceRow row, double pupils, String why) {
        return "line %d, grade %s: %s pupils, %s; treated as missing"
                .formatted(row.line(), row.text("grade"), Numbers.plain(pupils), why);
    }

    /** Areas that are the group of other areas: their rows repeat what the others sum to. */
    private Set<String> groupRows() {
        Set<String> found = new HashSet<>();
        for (String area : rows.keySet()) {
            String group = groups.groupOf(area);
            if (!group.equals(area) && rows.containsKey(group)) {
                found.add(group);
            }
        }
        return found;
    }

    private void checkGroupTotals(Set<String> groupRows, EnrolmentPanel panel) {
        for (String group : new java.util.TreeSet<>(groupRows)) {
            rows.get(group).forEach((year, stated) -> {
                int y = year - panel.firstYear();
                double sum = 0;
                for (int a = 0; a < panel.areas().size(); a++) {
                    boolean inside = groups.groupOf(panel.areas().get(a)).equals(group);
                    if (inside && y >= 0 && y < panel.years() && panel.isReported(a, y)) {
                        sum += panel.total(a, y);
                    }
                }
                double total = stated.statedTotal();
                if (Math.abs(total - sum) > 0.5) {
                    add(
                            FindingKind.TOTAL_MISMATCH,
                            group,
                            year,
                            "states %s pupils, its areas sum to %s; the areas are used"
                                    .formatted(Numbers.plain(total), Numbers.plain(sum)));
                }
            });
        }
    }

    private void add(FindingKind kind, String area, int year, String message) {
        findings.add(new Finding(kind, area, year, message));
    }
}
