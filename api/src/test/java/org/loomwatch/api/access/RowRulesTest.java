package org.loomwatch.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;

/** Scopes as conditions; what they let through is for the matrix to show. */
class RowRulesTest {

    @Test
    void anIdWithALineBreakOpensNothing() {
        Sql both = RowRules.within(new AreaScope(false, Set.of("a\nb", "c")), "area");
        assertEquals(List.of("c"), both.values());
        assertEquals(
                "false",
                RowRules.within(new AreaScope(false, Set.of("a\nb")), "area").text());
    }

    @Test
    void whoSeesEverythingIsAskedNothingAndWhoSeesNothingGetsNothing() {
        assertEquals(Sql.TRUE, RowRules.within(AreaScope.EVERYWHERE, "area"));
        assertEquals("false", RowRules.within(AreaScope.NOWHERE, "area").text());
    }
}
