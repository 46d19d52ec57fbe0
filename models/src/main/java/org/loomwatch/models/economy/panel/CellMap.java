package org.loomwatch.models.economy.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The cells of a district, and to which of them every enterprise belongs: the district, its street, its industry. */
final class CellMap {

    private final List<Cell> cells;
    private final int[][] cellsOf;
    private final int[] industryOf;

    private CellMap(List<Cell> cells, int[][] cellsOf, int[] industryOf) {
        this.cells = cells;
        this.cellsOf = cellsOf;
        this.industryOf = industryOf;
    }

    static CellMap of(List<EnterprisePanel.Member> members) {
        TreeSet<Cell> sorted = new TreeSet<>(Comparator.comparing(Cell::scope).thenComparing(Cell::key));
        sorted.add(Cell.DISTRICT);
        for (EnterprisePanel.Member member : members) {
            if (!member.street().isEmpty()) {
                sorted.add(Cell.street(member.street()));
            }
            if (!member.section().isEmpty()) {
                sorted.add(Cell.industry(member.section()));
            }
        }
        Map<Cell, Integer> positions = new HashMap<>();
        sorted.forEach(cell -> positions.put(cell, positions.size()));
        int[][] cellsOf = new int[members.size()][];
        int[] industryOf = new int[members.size()];
        for (int i = 0; i < cellsOf.length; i++) {
            EnterprisePanel.Member member = members.get(i);
            List<Integer> mine = new ArrayList<>(List.of(0));
            if (!member.street().isEmpty()) {
                mine.add(positions.get(Cell.street(member.street())));
            }
            if (!member.section().isEmpty()) {
                industryOf[i] = positions.get(Cell.industry(member.section()));
                mine.add(industryOf[i]);
            }
            cellsOf[i] = mine.stream().mapToInt(Integer::intValue).toArray();
        }
        return new CellMap(List.copyOf(sorted), cellsOf, industryOf);
    }

    /** All cells, the district first. */
    List<Cell> list() {
        return cells;
    }

    int size() {
        return cells.size();
    }

    /** Positions of an enterprise's cells; the caller must not change them. */
    int[] of(int member) {
        return cellsOf[member];
    }

    /** Position of an enterprise's industry; the district's where its industry is not known. */
    int industryOf(int member) {
        return industryOf[member];
    }
}
