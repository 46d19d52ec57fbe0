package org.loomwatch.api.briefing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.briefing.document.BriefingWriter;
import org.loomwatch.api.briefing.facts.EconomyFacts;
import org.loomwatch.api.briefing.facts.EconomyFacts.StreetIndex;
import org.loomwatch.api.briefing.facts.EmergencyFacts;
import org.loomwatch.api.briefing.facts.EmergencyFacts.Signal;
import org.loomwatch.api.briefing.facts.Facts;
import org.loomwatch.api.briefing.facts.GradeCounts;
import org.loomwatch.api.briefing.facts.SchoolFacts;
import org.loomwatch.api.briefing.facts.TicketFacts;
import org.loomwatch.api.briefing.facts.TicketFacts.Turnover;
import org.loomwatch.api.briefing.facts.TicketFacts.UnitTickets;
import org.loomwatch.api.briefing.facts.WarningFacts;
import org.loomwatch.api.briefing.facts.WarningFacts.AreaWarnings;
import org.loomwatch.api.briefing.render.BriefingHtml;
import org.loomwatch.api.briefing.render.Language;
import org.loomwatch.api.economy.IndexFigures.IndexFigure;
import org.loomwatch.api.economy.IndexFigures.Point;
import org.loomwatch.api.overview.Overview;
import org.loomwatch.api.overview.Overview.FeedMonth;
import org.loomwatch.api.school.Pressure;
import org.loomwatch.api.school.Pressure.PressureYear;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.feed.Feed;

/** Sentences say what the tables show, whatever the figures are. */
class BriefingWriterTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 9);
    private static final Instant NOW = Instant.parse("2026-10-05T00:00:00Z");
    private static final int DISTRICTS = 150;

    private final Random random = new Random(11);

    @Test
    void everyNumberOfASentenceStandsInATableOfItsSection() {
        for (int i = 0; i < DISTRICTS; i++) {
            BriefingDocument briefing = BriefingWriter.write(facts(), "领导", NOW);
            assertEquals(List.of(), SentenceNumbers.missing(briefing));
        }
    }

    @Test
    void theCheckFindsANumberThatIsNowhere() {
        BriefingDocument briefing = BriefingWriter.write(facts(), "领导", NOW);
        BriefingDocument.Section first = briefing.sections().get(0);
        BriefingDocument wrong = new BriefingDocument(
                briefing.month(),
                briefing.title(),
                briefing.recipient(),
                briefing.places(),
                briefing.madeAt(),
                briefing.dataAsOf(),
                briefing.figures(),
                List.of(new BriefingDocument.Section(
                        first.id(),
                        first.title(),
                        List.of(org.loomwatch.api.problem.Text.of("共 987654 家。", "987,654 in all.")),
                        first.exhibits(),
                        first.notes())));
        assertEquals(2, SentenceNumbers.missing(wrong).size());
    }

    @Test
    void whatComesFromDataIsNoMarkup() {
        BriefingDocument briefing = BriefingWriter.write(facts(), "<script>alert(1)</script>", NOW);
        for (Language language : Language.values()) {
            String html = BriefingHtml.of(briefing, language);
            assertTrue(html.contains("&lt;script&gt;") && !html.contains("<script"), html);
        }
    }

    private Facts facts() {
        List<Area> streets = List.of(street(1), street(2), street(3));
        return new Facts(
                MONTH,
                overview(),
                streets,
                List.of(),
                warnings(streets),
                economy(streets),
                schools(),
                emergency(streets),
                tickets(),
                List.of());
    }

    private static Area street(int number) {
        return new Area(
                "S" + number,
                "D",
                AreaLevel.STREET,
                "街道" + "甲乙丙".charAt(number - 1),
                "Street " + "ABC".charAt(number - 1));
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> random.nextInt(200);
            default -> random.nextInt(2_000_000);
        };
    }

    private GradeCounts counts() {
        return new GradeCounts(number(), number(), number(), number(), number());
    }

    private WarningFacts warnings(List<Area> streets) {
        TreeMap<YearMonth, GradeCounts> months = new TreeMap<>();
        int scored = random.nextInt(14);
        for (int back = 0; back < scored; back++) {
            months.put(MONTH.minusMonths(back), counts());
        }
        return new WarningFacts(
                months,
                streets.stream()
                        .map(street -> new AreaWarnings(street, counts(), counts()))
                        .toList(),
                List.of(),
                List.of());
    }

    private EconomyFacts economy(List<Area> streets) {
        List<IndexFigure> indices = new ArrayList<>();
        for (String kind : List.of("composite", "energy", "activity", "growth")) {
            List<Point> points = new ArrayList<>();
            for (int back = random.nextInt(1, 5); back >= 0; back--) {
                double value = 100 + random.nextGaussian() * 3;
                points.add(new Point(MONTH.minusMonths(back), 0, value, 0, 0, 0, 0, random.nextGaussian(), null));
            }
            indices.add(new IndexFigure(kind, kind, kind, "tax", List.of(), random.nextDouble(), true, "m", points));
        }
        boolean district = random.nextBoolean();
        return new EconomyFacts(
                MONTH,
                MONTH,
                district ? indices : List.of(),
                streets.stream()
                        .map(street -> new StreetIndex(
                                street, random.nextInt(5) == 0 ? null : 95 + 10 * random.nextDouble(), 100.0))
                        .toList());
    }

    private SchoolFacts schools() {
        List<Pressure> catchments = new ArrayList<>();
        for (int i = random.nextInt(14); i > 0; i--) {
            PressureYear year = new PressureYear(
                    2027, number(), (double) number(), random.nextDouble(), 1, random.nextDouble() * number(), 0.0);
            catchments.add(new Pressure(
                    "C" + i, "学区" + (char) ('甲' + i), "Catchment " + (char) ('A' + i), "S1", List.of(year)));
        }
        return new SchoolFacts(2026, 2027, catchments);
    }

    private EmergencyFacts emergency(List<Area> streets) {
        List<Signal> signals = streets.stream()
                .filter(street -> random.nextBoolean())
                .map(street -> new Signal(Hazard.RAINSTORM, street, SignalLevel.ORANGE))
                .toList();
        return new EmergencyFacts(signals, List.of());
    }

    private TicketFacts tickets() {
        List<UnitTickets> units = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            long overdue = number();
            units.add(new UnitTickets("u" + i, "单位", "Unit", overdue + number(), overdue, number()));
        }
        units.sort(java.util.Comparator.comparingLong(UnitTickets::overdue).reversed());
        return new TicketFacts(units, new Turnover(number(), number()), new Turnover(number(), number()));
    }

    private Overview overview() {
        List<FeedMonth> feeds = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            boolean masked = random.nextInt(6) == 0;
            feeds.add(new FeedMonth(
                    feed.id(), masked, masked ? null : Long.valueOf(number()), "sum", (double) number(), 0.0, 1.0));
        }
        return new Overview(null, MONTH, List.of(MONTH), number(), number(), feeds, number(), NOW);
    }
}
