package org.loomwatch.api.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.SmallCells;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/**
 * All groups of one axis in one or more months. What is hidden is worked out over the whole axis and everything that the
 * viewer sees, so that it is the same however one asks: asking twice tells no more than asking once.
 */
public final class ChartCells {

    /** The key of everything. */
    public static final String ALL = "*";

    /**
     * @param enterprises those with a value
     * @param outside those of them that the viewer does not see one by one
     */
    record Cell(String key, YearMonth month, @Nullable Double value, long enterprises, long outside) {}

    private final Map<YearMonth, Map<String, Cell>> cells = new TreeMap<>();
    private final Map<YearMonth, Set<String>> hidden = new TreeMap<>();

    private ChartCells(List<Cell> all) {
        all.forEach(cell ->
                cells.computeIfAbsent(cell.month(), any -> new TreeMap<>()).put(cell.key(), cell));
    }

    /** Nothing at all. */
    static ChartCells none() {
        return new ChartCells(List.of());
    }

    /** Groups of which every enterprise is seen by itself. */
    static ChartCells open(List<Cell> all) {
        return new ChartCells(all);
    }

    /** Groups by area; the root has the key of the district. */
    static ChartCells byArea(List<Cell> all, AreaTree tree, AreaScope single) {
        ChartCells cells = new ChartCells(all);
        cells.cells.forEach((month, groups) ->
                cells.hidden.put(month, SmallCells.hidden(tree, count(groups, Cell::enterprises), single)));
        return cells;
    }

    /** Groups by industry, by size, or the whole alone. Sections have one letter, divisions begin with their section's. */
    static ChartCells byKind(List<Cell> all) {
        ChartCells cells = new ChartCells(all);
        cells.cells.forEach((month, groups) -> cells.hidden.put(
                month, SmallCells.hidden(treeOf(groups.keySet()), count(groups, Cell::outside), AreaScope.NOWHERE)));
        return cells;
    }

    private static Map<String, Long> count(Map<String, Cell> groups, ToLongFunction<Cell> enterprises) {
        return groups.values().stream().collect(Collectors.toMap(Cell::key, enterprises::applyAsLong));
    }

    private static AreaTree treeOf(Set<String> keys) {
        List<Area> nodes = new ArrayList<>();
        nodes.add(new Area(ALL, null, AreaLevel.DISTRICT, ALL, ALL));
        for (String key : keys) {
            if (!key.equals(ALL)) {
                boolean division = key.length() == 3;
                nodes.add(new Area(
                        key,
                        division ? key.substring(0, 1) : ALL,
                        division ? AreaLevel.COMMUNITY : AreaLevel.STREET,
                        key,
                        key));
            }
        }
        return new AreaTree(nodes);
    }

    /** The groups with these keys, month by month. */
    public List<Chart.Item> list(Predicate<String> keys) {
        return cells.values().stream()
                .flatMap(groups -> groups.values().stream())
                .filter(cell -> keys.test(cell.key()))
                .map(this::item)
                .toList();
    }

    public List<YearMonth> months() {
        return List.copyOf(cells.keySet());
    }

    private Chart.Item item(Cell cell) {
        return hidden.getOrDefault(cell.month(), Set.of()).contains(cell.key())
                ? new Chart.Item(cell.key(), cell.month(), null, null, true)
                : new Chart.Item(cell.key(), cell.month(), cell.value(), cell.enterprises(), false);
    }
}
