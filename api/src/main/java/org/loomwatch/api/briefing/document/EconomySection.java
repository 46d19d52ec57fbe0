package org.loomwatch.api.briefing.document;

import static org.loomwatch.api.briefing.document.Wording.cell;
import static org.loomwatch.api.briefing.document.Wording.decimal;
import static org.loomwatch.api.briefing.document.Wording.month;
import static org.loomwatch.api.briefing.document.Wording.name;
import static org.loomwatch.api.briefing.document.Wording.number;
import static org.loomwatch.api.briefing.document.Wording.percent;
import static org.loomwatch.api.briefing.document.Wording.signed;
import static org.loomwatch.api.briefing.document.Wording.word;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Series;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.briefing.facts.EconomyFacts;
import org.loomwatch.api.briefing.facts.EconomyFacts.StreetIndex;
import org.loomwatch.api.economy.IndexFigures.IndexFigure;
import org.loomwatch.api.economy.IndexFigures.Point;
import org.loomwatch.api.problem.Text;

/** Economic indices. */
final class EconomySection {

    private static final String COMPOSITE = "composite";
    private static final List<String> ORDER = List.of(COMPOSITE, "energy", "activity", "growth");
    private static final List<String> TONES = List.of("a", "b", "c", "d");
    private static final double TURN = 0.5;

    private final EconomyFacts economy;

    private EconomySection(EconomyFacts economy) {
        this.economy = economy;
    }

    static KeyFigure figure(EconomyFacts economy) {
        EconomySection section = new EconomySection(economy);
        Optional<IndexFigure> composite = economy.find(COMPOSITE);
        Double now = composite.map(index -> section.value(index, 0)).orElse(null);
        Double before = composite.map(index -> section.value(index, 1)).orElse(null);
        boolean turning = composite.filter(index -> index.turning() >= TURN).isPresent();
        return new KeyFigure(
                "economy",
                Text.of("综合经济指数", "Composite economic index"),
                cell(now),
                now,
                before,
                signed(now, before),
                turning ? "caution" : "calm");
    }

    static Section of(EconomyFacts economy) {
        EconomySection section = new EconomySection(economy);
        return new Section(
                "economy",
                Text.of("经济运行指数", "Economic indices"),
                section.sentences(),
                section.exhibits(),
                List.of(Text.of(
                        "100 为长期平均；一点约等于目标指标偏离自身趋势百分之一。估计值会随后到的数据修订。",
                        "100 is the long-run mean; a point is about one percent of the target against its trend."
                                + " Estimates are revised as data arrive.")));
    }

    private @Nullable Double value(IndexFigure index, int monthsBack) {
        return economy.find(index, economy.month().minusMonths(monthsBack))
                .map(Point::value)
                .orElse(null);
    }

    private @Nullable Double yearOnYear(IndexFigure index) {
        return economy.find(index, economy.month()).map(Point::yearOnYear).orElse(null);
    }

    private Stream<IndexFigure> indices() {
        return ORDER.stream().flatMap(kind -> economy.find(kind).stream());
    }

    private List<Text> sentences() {
        List<Text> sentences = new ArrayList<>();
        Text at = month(economy.month());
        economy.find(COMPOSITE).ifPresent(composite -> {
            Double now = value(composite, 0);
            if (now != null) {
                Text change = change(now, value(composite, 1));
                List<Text> parts = indices()
                        .filter(index -> !index.kind().equals(COMPOSITE))
                        .map(index -> Text.of(
                                index.nameZh() + " " + cell(value(index, 0)).zh(),
                                index.nameEn().toLowerCase(java.util.Locale.ROOT) + " "
                                        + cell(value(index, 0)).en()))
                        .toList();
                sentences.add(Text.of(
                        at.zh() + "综合指数 " + decimal(now) + change.zh() + "；"
                                + Wording.list(parts).zh() + "。",
                        at.en() + ": the composite index is " + decimal(now) + change.en() + "; "
                                + Wording.list(parts).en() + "."));
            }
            if (composite.turning() >= TURN) {
                sentences.add(Text.of(
                        "综合指数三个月内转向的概率为 " + percent(composite.turning()) + "。",
                        "The probability that the composite index turns within three months is "
                                + percent(composite.turning()) + "."));
            }
        });
        streets().stream()
                .filter(street -> street.now() != null)
                .min(Comparator.comparingDouble(street -> orZero(street.now())))
                .filter(lowest -> streets().size() > 1)
                .ifPresent(lowest -> sentences.add(Text.of(
                        "各街道中综合指数最低的是" + name(lowest.street()).zh() + "（"
                                + cell(lowest.now()).zh() + "）。",
                        "Of the streets " + name(lowest.street()).en() + " has the lowest composite index ("
                                + cell(lowest.now()).en() + ").")));
        if (sentences.isEmpty()) {
            sentences.add(
                    streets().isEmpty()
                            ? Text.of("本期没有可以列出的指数。", "There is no index to show this month.")
                            : Text.of(
                                    "全区指数只列给看得到全区的人；以下为各街道综合指数。",
                                    "Indices of the whole district are for those who see all of it;"
                                            + " below is the composite index of streets."));
        }
        return sentences;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private List<StreetIndex> streets() {
        return economy.streets();
    }

    private static Text change(double now, @Nullable Double before) {
        if (before == null) {
            return Text.of("", "");
        }
        String points = decimal(Math.abs(now - before));
        if (points.equals("0.0")) {
            return Text.of("，与上月持平", ", as the month before");
        }
        return Text.of(
                "，比上月" + (now > before ? "上升 " : "下降 ") + points + " 点",
                ", " + (now > before ? "up " : "down ") + points + " points on the month before");
    }

    private List<Exhibit> exhibits() {
        List<Exhibit> exhibits = new ArrayList<>();
        if (indices().findAny().isPresent()) {
            exhibits.add(newest());
            exhibits.add(history());
        }
        if (!streets().isEmpty()) {
            exhibits.add(byStreet());
        }
        return exhibits;
    }

    private Exhibit newest() {
        List<List<Text>> rows = indices()
                .map(index -> List.of(
                        Text.of(index.nameZh(), index.nameEn()),
                        cell(value(index, 0)),
                        cell(value(index, 1)),
                        signed(value(index, 0), value(index, 1)),
                        yearOnYear(index) == null
                                ? Wording.MISSING
                                : Wording.same(cell(yearOnYear(index)).zh() + "%"),
                        Wording.same(percent(index.turning()))))
                .toList();
        return Exhibit.of(
                Text.of("指数", "Indices"),
                new Table(
                        List.of(
                                word("指数", "Index", 1.6),
                                number(month(economy.month())),
                                number(month(economy.month().minusMonths(1))),
                                number("变化（点）", "Change (points)"),
                                number("目标同比", "Target, yr on yr"),
                                number("转向概率", "Turn within 3 m")),
                        rows));
    }

    private Exhibit history() {
        TreeSet<YearMonth> months = new TreeSet<>();
        indices().forEach(index -> economy.points(index).forEach(point -> months.add(point.month())));
        List<IndexFigure> shown = indices().toList();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            IndexFigure index = shown.get(i);
            List<@Nullable Double> values = new ArrayList<>();
            months.forEach(
                    at -> values.add(economy.find(index, at).map(Point::value).orElse(null)));
            series.add(new Series(Text.of(index.nameZh(), index.nameEn()), TONES.get(i), values));
        }
        List<List<Text>> rows = months.stream()
                .map(at -> Stream.concat(
                                Stream.of(month(at)),
                                shown.stream()
                                        .map(index -> cell(economy.find(index, at)
                                                .map(Point::value)
                                                .orElse(null))))
                        .toList())
                .toList();
        List<BriefingDocument.BriefingColumn> columns = new ArrayList<>(List.of(word("月份", "Month", 1.4)));
        shown.forEach(index -> columns.add(number(Text.of(index.nameZh(), index.nameEn()))));
        return new Exhibit(
                Text.of("近一年的指数（虚线为 100）", "Indices over the last year (the dashed line is 100)"),
                new Table(columns, rows),
                months.size() < 2
                        ? null
                        : new BriefingChart(
                                "line", months.stream().map(Wording::month).toList(), series, 100.0),
                null);
    }

    private Exhibit byStreet() {
        List<List<Text>> rows = streets().stream()
                .map(street -> List.of(
                        name(street.street()),
                        cell(street.now()),
                        cell(street.before()),
                        signed(street.now(), street.before())))
                .toList();
        return Exhibit.of(
                Text.of("各街道综合指数", "Composite index by street"),
                new Table(
                        List.of(
                                word("街道", "Street", 2),
                                number(month(economy.month())),
                                number(month(economy.month().minusMonths(1))),
                                number("变化（点）", "Change (points)")),
                        rows));
    }
}
