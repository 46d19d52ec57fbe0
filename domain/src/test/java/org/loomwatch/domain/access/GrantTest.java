package org.loomwatch.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;

class GrantTest {

    private final AreaTree areas = new AreaTree(List.of(
            new Area("D", null, AreaLevel.DISTRICT, "区", "District"),
            new Area("D01", "D", AreaLevel.STREET, "东街道", "East"),
            new Area("D02", "D", AreaLevel.STREET, "西街道", "West"),
            new Area("D0101", "D01", AreaLevel.COMMUNITY, "磨坊社区", "Mill")));

    @Test
    void amountsCoverRatiosButNotTheOtherWayRound() {
        Grant ratios = new Grant(Role.LEADER, "D", Map.of(Feed.WAGES, FieldDetail.RATIOS));
        assertTrue(ratios.shows(Feed.WAGES, FieldDetail.RATIOS));
        assertFalse(ratios.shows(Feed.WAGES, FieldDetail.AMOUNTS));
        assertFalse(ratios.shows(Feed.TAX, FieldDetail.RATIOS));
    }

    @Test
    void containsOnlyWhatLiesInsideAreaAndFields() {
        Grant held = new Grant(Role.UNIT_HEAD, "D01", Map.of(Feed.WAGES, FieldDetail.AMOUNTS));
        assertTrue(held.contains(new Grant(Role.OFFICER, "D0101", Map.of(Feed.WAGES, FieldDetail.RATIOS)), areas));
        assertFalse(held.contains(new Grant(Role.OFFICER, "D02", Map.of()), areas));
        assertFalse(held.contains(new Grant(Role.OFFICER, "D01", Map.of(Feed.TAX, FieldDetail.RATIOS)), areas));
    }

    @Test
    void aGrantWithoutAnAreaIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Grant(Role.OFFICER, " ", Map.of()));
    }

    @Test
    void administratorsStandAlone() {
        assertFalse(Role.SYSTEM_ADMIN.isCompatibleWith(Role.SECURITY_ADMIN));
        assertFalse(Role.OFFICER.isCompatibleWith(Role.AUDITOR));
        assertTrue(Role.OFFICER.isCompatibleWith(Role.UNIT_HEAD));
    }

    @Test
    void scopesUnfoldSubtreesAndForgetUnknownAreas() {
        assertEquals(
                Set.of("D01", "D0101"),
                AreaScope.under(List.of("D0101", "D01", "X"), areas).areas());
        assertTrue(AreaScope.under(List.of("D", "D01"), areas).everywhere());
        assertTrue(AreaScope.under(List.of("X"), areas).isNowhere());
    }

    @Test
    void intersectingNeverWidens() {
        AreaScope east = AreaScope.under(List.of("D01"), areas);
        AreaScope west = AreaScope.under(List.of("D02"), areas);
        assertEquals(east, AreaScope.EVERYWHERE.and(east));
        assertEquals(east, east.and(AreaScope.EVERYWHERE));
        assertTrue(east.and(west).isNowhere());
        assertTrue(east.and(AreaScope.NOWHERE).isNowhere());
    }
}
