package org.loomwatch.models.schools.data;

import java.util.ArrayList;
import java.util.List;

/** Names gaps, openings and closures in an enrolment panel. */
final class SeriesFindings {

    private SeriesFindings() {}

    static void addTo(List<Finding> findings, EnrolmentPanel panel) {
        for (int y = 0; y < panel.years(); y++) {
            if (!panel.isReported(y)) {
                findings.add(new Finding(
                        FindingKind.MISSING_YEAR,
                        "",
                        panel.firstYear() + y,
                        "no area delivered this year; levels are interpolated, nothing is scored"));
            }
        }
        for (int a = 0; a < panel.areas().size(); a++) {
            addArea(findings, panel, a);
        }
    }

    private static void addArea(List<Finding> findings, EnrolmentPanel panel, int area) {
        String id = panel.areas().get(area);
        List<Integer> open = new ArrayList<>();
        for (int y = 0; y < panel.years(); y++) {
            if (panel.isReported(area, y) && !(panel.total(area, y) <= 0)) {
                open.add(y);
            }
        }
        if (open.isEmpty()) {
            findings.add(new Finding(FindingKind.CLOSED, id, 0, "never has any pupils; forecast is zero"));
            return;
        }
        int first = open.get(0);
        int last = open.get(open.size() - 1);
        for (int y = first; y < last; y++) {
            if (!panel.isReported(area, y) && panel.isReported(y)) {
                findings.add(new Finding(
                        FindingKind.MISSING_YEAR,
                        id,
                        panel.firstYear() + y,
                        "the area delivered nothing; its level is interpolated, the year is not scored"));
            }
        }
        if (first > 0) {
            findings.add(new Finding(
                    FindingKind.OPENED, id, panel.firstYear() + first, "first pupils this year; leans on its group"));
        }
        if (last < panel.years() - 1) {
            findings.add(new Finding(
                    FindingKind.CLOSED,
                    id,
                    panel.firstYear() + last + 1,
                    "no pupils from this year on; treated as closed, forecast is zero"));
        }
    }
}
