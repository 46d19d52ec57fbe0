package org.loomwatch.api.ticket.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.domain.warning.WarningQueue;

class RouterTest {

    private static final AreaTree AREAS = new AreaTree(List.of(
            new Area("D", null, AreaLevel.DISTRICT, "区", "District"),
            new Area("D01", "D", AreaLevel.STREET, "东街道", "East"),
            new Area("D0101", "D01", AreaLevel.COMMUNITY, "东一社区", "East one"),
            new Area("D02", "D", AreaLevel.STREET, "西街道", "West")));
    private static final Set<String> UNITS = Set.of("labor-bureau", "labor-d01", "labor-d02", "building-team");

    private static final String RULES = """
            fallback: labor-bureau
            working_hours: ["09:00-12:00", "14:00-18:00"]
            deadlines:
              red:    {dispatch: 1, accept: 2,  resolve: 21,  verify: 7}
              orange: {dispatch: 2, accept: 4,  resolve: 35,  verify: 14}
              yellow: {dispatch: 4, accept: 7,  resolve: 70,  verify: 21}
              blue:   {dispatch: 7, accept: 14, resolve: 105, verify: 35}
              none:   {dispatch: 7, accept: 14, resolve: 140, verify: 35}
            capacity: {default: 2, units: {building-team: 1}}
            rules:
              - {id: grave, grades: [red], unit: "labor-{street}", hand: dispatcher}
              - {id: building, industries: [E], areas: [D01], unit: building-team}
              - {id: audit, queues: [audit], unit: labor-bureau}
              - {id: street, unit: "labor-{street}"}
            """;

    private static Router router(Map<String, Integer> live) {
        return new Router(RoutingRules.parse(RULES), AREAS, UNITS, live);
    }

    private static Routable warning(Grade grade, WarningQueue queue, String area, String industry) {
        return new Routable(Warning.LABOR_DISPUTE, grade, queue, area, industry);
    }

    @Test
    void theFirstRuleOfGradeAreaIndustryAndQueueThatMatchesPlacesIt() {
        Router router = router(Map.of());
        assertEquals(
                new Assignment("labor-bureau", false, "labor-d01", "grave"),
                router.assign(warning(Grade.RED, WarningQueue.QUEUE, "D0101", "E47")));
        assertEquals(
                new Assignment("building-team", true, "building-team", "building"),
                router.assign(warning(Grade.ORANGE, WarningQueue.QUEUE, "D0101", "E47")));
        assertEquals(
                new Assignment("labor-d02", true, "labor-d02", "street"),
                router.assign(warning(Grade.ORANGE, WarningQueue.QUEUE, "D02", "E47")));
        assertEquals(
                new Assignment("labor-bureau", true, "labor-bureau", "audit"),
                router.assign(warning(Grade.NONE, WarningQueue.AUDIT, "D02", "C39")));
    }

    @Test
    void aUnitThatIsFullIsPassedOverAndWhatNobodyHasRoomForIsTheFallbacks() {
        Router router = router(Map.of("labor-d01", 1));
        Routable building = warning(Grade.BLUE, WarningQueue.QUEUE, "D01", "E47");
        assertEquals("building-team", router.assign(building).unit());
        assertEquals("labor-d01", router.assign(building).unit(), "the team has its one");
        assertEquals(new Assignment("labor-bureau", false, "labor-bureau", Router.FALLBACK), router.assign(building));
    }

    @Test
    void anAreaWithoutAUnitOfItsOwnFallsToTheDistrict() {
        Router router = new Router(RoutingRules.parse(RULES), AREAS, Set.of("labor-bureau"), Map.of());
        assertEquals(
                Router.FALLBACK,
                router.assign(warning(Grade.RED, WarningQueue.QUEUE, "D01", "C39"))
                        .rule());
        assertEquals(
                Router.FALLBACK,
                router.assign(warning(Grade.BLUE, WarningQueue.QUEUE, "D", "C39"))
                        .rule(),
                "not in any street");
    }

    @Test
    void rulesThatCannotBeUsedSayWhy() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "grades: [red]", "grades: [purple]",
                        "hand: dispatcher", "hand: somebody",
                        "id: building", "id: grave",
                        "fallback: labor-bureau", "fallback: ''",
                        "09:00-12:00", "12:00-09:00",
                        "orange: {dispatch: 2", "amber: {dispatch: 2",
                        "queues: [audit]", "queues: [all]",
                        "resolve: 21", "resolve: 0")
                .entrySet()) {
            String text = RULES.replace(wrong.getKey(), wrong.getValue());
            RoutingException refused = assertThrows(RoutingException.class, () -> RoutingRules.parse(text), text);
            assertTrue(String.valueOf(refused.getMessage()).length() > 10, refused.getMessage());
        }
        RoutingRules.standard();
    }
}
