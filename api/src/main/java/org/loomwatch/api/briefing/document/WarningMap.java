package org.loomwatch.api.briefing.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.AreaMap;
import org.loomwatch.api.briefing.document.BriefingDocument.Shape;
import org.loomwatch.api.briefing.facts.Facts.Outline;
import org.loomwatch.api.briefing.facts.WarningFacts.AreaWarnings;
import org.loomwatch.api.problem.Text;

/** Communities tinted by how many of their enterprises are at red or orange. */
public final class WarningMap {

    private static final int STEPS = 4;
    private static final double ROUNDING = 1e5;

    private WarningMap() {}

    /** Null where no outlines are known. */
    public static @Nullable AreaMap of(List<Outline> outlines, List<AreaWarnings> communities) {
        if (outlines.isEmpty()) {
            return null;
        }
        Map<String, Long> counts = communities.stream()
                .collect(Collectors.toMap(
                        community -> community.area().id(),
                        community -> community.now().serious()));
        List<Long> uppers = uppers(
                counts.values().stream().filter(count -> count > 0).sorted().toList());
        List<Shape> shapes = outlines.stream()
                .map(outline -> {
                    long count = counts.getOrDefault(outline.area().id(), 0L);
                    return new Shape(
                            outline.area().id(),
                            Wording.name(outline.area()),
                            count,
                            step(count, uppers),
                            rounded(outline.rings()));
                })
                .toList();
        return new AreaMap(shapes, classes(uppers));
    }

    /** Greatest count of each step, so that each holds about as many communities. */
    private static List<Long> uppers(List<Long> sorted) {
        TreeSet<Long> uppers = new TreeSet<>();
        for (int step = 1; step <= STEPS && !sorted.isEmpty(); step++) {
            uppers.add(sorted.get(Math.max(0, (sorted.size() * step - 1) / STEPS)));
        }
        return List.copyOf(uppers);
    }

    private static int step(long count, List<Long> uppers) {
        if (count == 0) {
            return 0;
        }
        int step = 1;
        while (step < uppers.size() && count > uppers.get(step - 1)) {
            step++;
        }
        return step;
    }

    private static List<Text> classes(List<Long> uppers) {
        List<Text> classes = new ArrayList<>(List.of(Wording.same("0")));
        long lower = 1;
        for (long upper : uppers) {
            classes.add(Wording.same(
                    lower == upper ? Wording.count(upper) : Wording.count(lower) + "–" + Wording.count(upper)));
            lower = upper + 1;
        }
        return classes;
    }

    /** About a metre, which no page shows. */
    private static List<List<double[]>> rounded(List<List<double[]>> rings) {
        return rings.stream()
                .map(ring -> ring.stream()
                        .map(corner -> new double[] {
                            Math.round(corner[0] * ROUNDING) / ROUNDING, Math.round(corner[1] * ROUNDING) / ROUNDING
                        })
                        .toList())
                .toList();
    }
}
