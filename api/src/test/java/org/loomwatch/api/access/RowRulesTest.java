package org.loomwatch.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** Scopes as conditions; what they let through of a whole district is for the matrix to show. */
class RowRulesTest {

    private static @TempDir Path data;
    private static Stores stores;
    private static SqlReader reader;

    @BeforeAll
    static void start() {
        stores = Stores.open(StoreSettings.embedded(DataDirectory.create(data)));
        reader = new SqlReader(stores.clickHouse()::read, new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    /** Those of the ids that the store lets through, in order. */
    private static List<String> let(AreaScope scope, String... ids) {
        return reader.list(
                Sql.of(
                                "SELECT id FROM (SELECT toLowCardinality(arrayJoin(splitByChar(',', ?))) AS id) WHERE",
                                String.join(",", ids))
                        .plus(RowRules.within(scope, "id"))
                        .plus("ORDER BY id"),
                row -> row.getString("id"));
    }

    private static AreaTree tree(String district, String... streets) {
        List<Area> areas = new ArrayList<>(List.of(new Area(district, null, AreaLevel.DISTRICT, "区", "district")));
        for (String street : streets) {
            areas.add(new Area(street, district, AreaLevel.STREET, "街道", "street"));
            areas.add(new Area(street + "1", street, AreaLevel.COMMUNITY, "社区", "community"));
        }
        return new AreaTree(areas);
    }

    @Test
    void whereIdsAreNestedTheirBeginningsDecide() {
        AreaTree tree = tree("44", "4401", "4402", "4403");
        AreaScope one = AreaScope.under(Set.of("4401"), tree);
        AreaScope two = AreaScope.under(Set.of("4401", "4403", "44031"), tree);
        String[] ids = {"44", "4401", "44011", "4402", "44021", "4403", "44031", "04401", ""};
        assertEquals(List.of("4401", "44011"), let(one, ids));
        assertEquals(List.of("4401", "44011", "4403", "44031"), let(two, ids));
        assertEquals(List.of("4401", "44011"), let(one.and(two), ids));
        assertEquals(List.of(), let(one.and(AreaScope.under(Set.of("4402"), tree)), ids));
        assertEquals(List.of("44031"), let(two.and(AreaScope.under(Set.of("44031"), tree)), ids));
    }

    @Test
    void whatMeansSomethingInAnExpressionIsOnlyItself() {
        AreaTree tree = tree("d", "d.a", "d(b|x)", "d\\c'", "d^$", "d（·）", "dz");
        AreaScope scope = AreaScope.under(Set.of("d.a", "d(b|x)", "d\\c'", "d^$", "d（·）"), tree);
        assertEquals(
                List.of("d(b|x)", "d.a", "d.a1", "d\\c'", "d^$", "d（·）"),
                let(
                        scope, "d", "d.a", "d.a1", "dxa", "d(b|x)", "db", "d\\c'", "dc'", "d^$", "d（·）", "d（x）", "dz",
                        "dz1"));
    }

    @Test
    void whereIdsAreNotNestedEveryAreaIsNamed() {
        AreaTree tree = new AreaTree(List.of(
                new Area("d", null, AreaLevel.DISTRICT, "区", "district"),
                new Area("s1", "d", AreaLevel.STREET, "街道", "street"),
                new Area("s10", "d", AreaLevel.STREET, "街道", "street")));
        assertEquals(List.of("s1"), let(AreaScope.under(Set.of("s1"), tree), "d", "s1", "s10", "s100"));
    }

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
