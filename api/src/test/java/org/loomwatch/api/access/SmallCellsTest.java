package org.loomwatch.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/** What is shown of an area's parts never gives away a total over fewer than five enterprises. */
class SmallCellsTest {

    private static final int PARTS = 4;
    private static final AreaTree TREE = tree();

    private static AreaTree tree() {
        List<Area> areas = new ArrayList<>(List.of(new Area("D", null, AreaLevel.DISTRICT, "区", "District")));
        for (int s = 0; s < PARTS; s++) {
            areas.add(new Area("S" + s, "D", AreaLevel.STREET, "街", "Street"));
            for (int c = 0; c < PARTS; c++) {
                areas.add(new Area("S" + s + "C" + c, "S" + s, AreaLevel.COMMUNITY, "社", "Community"));
                for (int g = 0; g < PARTS; g++) {
                    areas.add(new Area("S" + s + "C" + c + "G" + g, "S" + s + "C" + c, AreaLevel.GRID, "格", "Grid"));
                }
            }
        }
        return new AreaTree(areas);
    }

    private static Map<String, Long> counts(Random random, int most) {
        Map<String, Long> counts = new HashMap<>();
        for (Area area : TREE.listSubtree("D")) {
            if (area.level() == AreaLevel.GRID) {
                long count = random.nextInt(3) == 0 ? 0 : random.nextInt(most);
                for (String up = area.id(); ; up = TREE.get(up).parent().orElseThrow()) {
                    counts.merge(up, count, Long::sum);
                    if (up.equals("D")) {
                        break;
                    }
                }
            }
        }
        return counts;
    }

    @Test
    void noDifferenceIsSmall() {
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            Map<String, Long> counts = counts(random, 2 + round % 20);
            Set<String> hidden = SmallCells.hidden(TREE, counts, AreaScope.NOWHERE);
            for (Area area : TREE.listSubtree("D")) {
                long count = counts.getOrDefault(area.id(), 0L);
                assertFalse(count > 0 && count < FieldRules.SMALLEST_CELL && !hidden.contains(area.id()));
                List<Area> parts = TREE.listChildren(area.id()).stream()
                        .filter(part -> counts.get(part.id()) > 0)
                        .toList();
                List<Area> secret = parts.stream()
                        .filter(part -> hidden.contains(part.id()))
                        .toList();
                long together =
                        secret.stream().mapToLong(part -> counts.get(part.id())).sum();
                boolean safe =
                        secret.size() == parts.size() || (secret.size() >= 2 && together >= FieldRules.SMALLEST_CELL);
                boolean needed = !secret.isEmpty() || hidden.contains(area.id());
                assertTrue(!needed || safe, area.id() + " of " + counts + " hides " + hidden);
            }
        }
    }

    @Test
    void nothingIsHiddenWhereSingleFiguresAreSeen() {
        Map<String, Long> counts = counts(new Random(1), 4);
        assertEquals(Set.of(), SmallCells.hidden(TREE, counts, AreaScope.EVERYWHERE));
        AreaScope street = AreaScope.under(List.of("S1"), TREE);
        assertTrue(SmallCells.hidden(TREE, counts, street).stream().noneMatch(street::covers));
    }

    @Test
    void largeCellsStay() {
        Map<String, Long> counts = new HashMap<>();
        TREE.listSubtree("D").forEach(area -> counts.put(area.id(), 5L));
        assertEquals(Set.of(), SmallCells.hidden(TREE, counts, AreaScope.NOWHERE));
    }
}
