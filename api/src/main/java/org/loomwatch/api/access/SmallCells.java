package org.loomwatch.api.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;

/**
 * Which areas' totals must stay hidden so that no total over fewer than {@link FieldRules#SMALLEST_CELL} enterprises can be
 * read, or worked out as the difference between an area and the parts of it that are shown, at whatever level one asks.
 *
 * <p>From the top of the tree down: small cells are hidden; where hidden parts of an area would together be fewer than the
 * limit, or a single one, the next smallest parts are hidden too; and so on below each hidden part.
 */
public final class SmallCells {

    private final AreaTree tree;
    private final Map<String, Long> counts;
    private final AreaScope single;
    private final Set<String> hidden = new HashSet<>();

    private SmallCells(AreaTree tree, Map<String, Long> counts, AreaScope single) {
        this.tree = tree;
        this.counts = counts;
        this.single = single;
    }

    /**
     * @param counts enterprises with a value, by area, at every level of the tree; an absent area has none
     * @param single where the viewer sees the figures of single enterprises anyway: nothing needs hiding there
     */
    public static Set<String> hidden(AreaTree tree, Map<String, Long> counts, AreaScope single) {
        SmallCells cells = new SmallCells(tree, counts, single);
        if (single.everywhere()) {
            return Set.of();
        }
        Area root = tree.root();
        if (cells.isSmall(root)) {
            cells.hidden.add(root.id());
        }
        cells.hideWithin(root);
        return cells.hidden;
    }

    private void hideWithin(Area area) {
        List<Area> parts = tree.listChildren(area.id()).stream()
                .filter(part -> count(part) > 0)
                .sorted(Comparator.comparingLong(this::count).thenComparing(Area::id))
                .toList();
        List<Area> shown = new ArrayList<>();
        int hiddenParts = 0;
        long hiddenCount = 0;
        for (Area part : parts) {
            if (isSmall(part)) {
                hidden.add(part.id());
                hiddenParts++;
                hiddenCount += count(part);
            } else if (!single.covers(part.id())) {
                shown.add(part);
            }
        }
        boolean derivable = hiddenParts > 0 || hidden.contains(area.id());
        for (Area part : shown) {
            if (!derivable || (hiddenParts >= 2 && hiddenCount >= FieldRules.SMALLEST_CELL)) {
                break;
            }
            hidden.add(part.id());
            hiddenParts++;
            hiddenCount += count(part);
        }
        parts.forEach(this::hideWithin);
    }

    private boolean isSmall(Area area) {
        long count = count(area);
        return count > 0 && !FieldRules.showsTotal(single, area.id(), count);
    }

    private long count(Area area) {
        return counts.getOrDefault(area.id(), 0L);
    }
}
