package org.loomwatch.api.briefing.document;

import static org.loomwatch.api.briefing.document.Wording.cell;
import static org.loomwatch.api.briefing.document.Wording.count;
import static org.loomwatch.api.briefing.document.Wording.counted;
import static org.loomwatch.api.briefing.document.Wording.month;
import static org.loomwatch.api.briefing.document.Wording.number;
import static org.loomwatch.api.briefing.document.Wording.signed;
import static org.loomwatch.api.briefing.document.Wording.word;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Series;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.briefing.facts.TicketFacts;
import org.loomwatch.api.briefing.facts.TicketFacts.UnitTickets;
import org.loomwatch.api.problem.Text;

/** Tickets: what is open and late, and what the month brought. */
final class TicketSection {

    private static final int CHARTED = 12;

    private TicketSection() {}

    static KeyFigure figure(TicketFacts tickets) {
        return new KeyFigure(
                "tickets",
                Text.of("逾期工单（件）", "Tickets overdue"),
                cell(tickets.overdue()),
                (double) tickets.overdue(),
                null,
                Wording.MISSING,
                tickets.overdue() > 0 ? "alarm" : "calm");
    }

    static Section of(TicketFacts tickets, YearMonth month) {
        return new Section(
                "tickets",
                Text.of("工单办理", "Tickets"),
                sentences(tickets, month),
                List.of(turnover(tickets, month), units(tickets)),
                List.of());
    }

    private static List<Text> sentences(TicketFacts tickets, YearMonth month) {
        List<Text> sentences = new ArrayList<>();
        Text late = tickets.overdue() == 0
                ? Text.of("没有逾期", "none of them overdue")
                : Text.of("其中逾期 " + count(tickets.overdue()) + " 件", count(tickets.overdue()) + " of them overdue");
        sentences.add(Text.of(
                "在办工单 " + count(tickets.live()) + " 件，" + late.zh() + "。",
                counted(tickets.live(), "ticket is", "tickets are") + " open, " + late.en() + "."));
        if (tickets.overdue() > 0) {
            UnitTickets worst = tickets.units().get(0);
            sentences.add(Text.of(
                    "逾期最多的是" + worst.nameZh() + "（" + count(worst.overdue()) + " 件）。",
                    "Most of those overdue are with " + worst.nameEn() + " (" + count(worst.overdue()) + ")."));
        }
        Text at = month(month);
        sentences.add(Text.of(
                at.zh() + "新建 " + count(tickets.month().opened()) + " 件，结案 "
                        + count(tickets.month().closed()) + " 件。",
                at.en() + ": " + count(tickets.month().opened()) + " opened, "
                        + count(tickets.month().closed()) + " closed."));
        return sentences;
    }

    private static Exhibit turnover(TicketFacts tickets, YearMonth month) {
        return Exhibit.of(
                Text.of("新建与结案", "Opened and closed"),
                new Table(
                        List.of(
                                word("工单", "Tickets", 2),
                                number(month(month)),
                                number(month(month.minusMonths(1))),
                                number("变化", "Change")),
                        List.of(
                                row(
                                        Text.of("新建", "Opened"),
                                        tickets.month().opened(),
                                        tickets.before().opened()),
                                row(
                                        Text.of("结案", "Closed"),
                                        tickets.month().closed(),
                                        tickets.before().closed()))));
    }

    private static List<Text> row(Text name, long now, long before) {
        return List.of(name, cell(now), cell(before), signed(now - before));
    }

    private static Exhibit units(TicketFacts tickets) {
        List<List<Text>> rows = new ArrayList<>(tickets.units().stream()
                .map(unit -> List.of(
                        Text.of(unit.nameZh(), unit.nameEn()),
                        cell(unit.live()),
                        cell(unit.overdue()),
                        cell(unit.serious())))
                .toList());
        rows.add(List.of(
                Text.of("合计", "All"),
                cell(tickets.live()),
                cell(tickets.overdue()),
                cell(tickets.units().stream().mapToLong(UnitTickets::serious).sum())));
        List<UnitTickets> charted = tickets.units().stream().limit(CHARTED).toList();
        BriefingChart chart = new BriefingChart(
                "bar",
                charted.stream()
                        .map(unit -> Text.of(unit.nameZh(), unit.nameEn()))
                        .toList(),
                List.of(
                        new Series(
                                Text.of("逾期", "Overdue"),
                                "red",
                                charted.stream()
                                        .map(unit -> (double) unit.overdue())
                                        .toList()),
                        new Series(
                                Text.of("未逾期", "In time"),
                                "a",
                                charted.stream()
                                        .map(unit -> (double) (unit.live() - unit.overdue()))
                                        .toList())),
                null);
        return new Exhibit(
                Text.of("各承办单位的在办工单", "Open tickets by unit"),
                new Table(
                        List.of(
                                word("承办单位", "Unit", 3),
                                number("在办", "Open"),
                                number("逾期", "Overdue"),
                                number("红色与橙色", "Red or orange")),
                        rows),
                charted.isEmpty() ? null : chart,
                null);
    }
}
