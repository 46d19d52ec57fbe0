package org.loomwatch.domain.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTreeTest {

    private static final Area DISTRICT = new Area("D", null, AreaLevel.DISTRICT, "区", "District");
    private static final Area EAST = new Area("D01", "D", AreaLevel.STREET, "东街道", "East");
    private static final Area WEST = new Area("D02", "D", AreaLevel.STREET, "西街道", "West");
    private static final Area MILL = new Area("D0101", "D01", AreaLevel.COMMUNITY, "磨坊社区", "Mill");

    private final AreaTree tree = new AreaTree(List.of(DISTRICT, EAST, WEST, MILL));

    @Test
    void answersWhoLiesInsideWhom() {
        assertTrue(tree.isWithin("D0101", "D01"));
        assertTrue(tree.isWithin("D01", "D01"));
        assertFalse(tree.isWithin("D0101", "D02"));
        assertFalse(tree.isWithin("nowhere", "D"));
        assertEquals(EAST, tree.findAncestor("D0101", AreaLevel.STREET).orElseThrow());
        assertEquals(List.of(DISTRICT, EAST, WEST, MILL), tree.listSubtree("D"));
    }

    @Test
    void refusesBrokenTrees() {
        assertThrows(IllegalArgumentException.class, () -> new AreaTree(List.of(EAST)));
        assertThrows(IllegalArgumentException.class, () -> new AreaTree(List.of(DISTRICT, MILL)));
        assertThrows(IllegalArgumentException.class, () -> new AreaTree(List.of(DISTRICT, EAST, EAST)));
    }

    @Test
    void knowsWhetherIdsTellWhereTheyLie() {
        assertTrue(tree.hasNestedIds());
        Area stranger = new Area("E01", "D", AreaLevel.STREET, "外街道", "Stranger");
        assertFalse(new AreaTree(List.of(DISTRICT, EAST, stranger)).hasNestedIds());
        Area likeEast = new Area("D010", "D", AreaLevel.STREET, "双街道", "Begins like East");
        assertFalse(new AreaTree(List.of(DISTRICT, EAST, likeEast)).hasNestedIds());
        Area misplaced = new Area("D0201", "D01", AreaLevel.COMMUNITY, "错社区", "Begins like West");
        assertFalse(new AreaTree(List.of(DISTRICT, EAST, WEST, misplaced)).hasNestedIds());
    }
}
