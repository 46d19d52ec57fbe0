package org.loomwatch.api.briefing.document;

import static org.loomwatch.api.briefing.document.Wording.cell;
import static org.loomwatch.api.briefing.document.Wording.count;
import static org.loomwatch.api.briefing.document.Wording.counted;
import static org.loomwatch.api.briefing.document.Wording.month;
import static org.loomwatch.api.briefing.document.Wording.name;
import static org.loomwatch.api.briefing.document.Wording.number;
import static org.loomwatch.api.briefing.document.Wording.percent;
import static org.loomwatch.api.briefing.document.Wording.same;
import static org.loomwatch.api.briefing.document.Wording.signed;
import static org.loomwatch.api.briefing.document.Wording.word;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Series;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.briefing.facts.Facts;
import org.loomwatch.api.briefing.facts.GradeCounts;
import org.loomwatch.api.briefing.facts.WarningFacts;
import org.loomwatch.api.briefing.facts.WarningFacts.AreaWarnings;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.warning.Grade;

/** Labor-dispute warnings: by grade, month and street. */
final class WarningSection {

    private static final List<Grade> GRADES = List.of(Grade.RED, Grade.ORANGE, Grade.YELLOW, Grade.BLUE);
    private static final Text TITLE = Text.of("劳资纠纷预警", "Labor-dispute warnings");

    private final Facts facts;
    private final WarningFacts warnings;
    private final YearMonth month;
    private final GradeCounts now;
    private final GradeCounts before;

    private WarningSection(Facts facts, WarningFacts warnings) {
        this.facts = facts;
        this.warnings = warnings;
        month = facts.month();
        now = warnings.of(month);
        before = warnings.of(month.minusMonths(1));
    }

    static KeyFigure figure(Facts facts, WarningFacts warnings) {
        WarningSection section = new WarningSection(facts, warnings);
        boolean scored = warnings.isScored(section.month);
        boolean comparable = scored && warnings.isScored(section.month.minusMonths(1));
        return new KeyFigure(
                "warnings",
                Text.of("红色与橙色预警（家）", "Enterprises at red or orange"),
                scored ? cell(section.now.serious()) : Wording.MISSING,
                scored ? (double) section.now.serious() : null,
                comparable ? (double) section.before.serious() : null,
                comparable ? signed(section.now.serious() - section.before.serious()) : Wording.MISSING,
                section.now.red() > 0 ? "alarm" : section.now.serious() > 0 ? "caution" : "calm");
    }

    static Section of(Facts facts, WarningFacts warnings) {
        WarningSection section = new WarningSection(facts, warnings);
        if (!warnings.isScored(facts.month())) {
            Text at = month(facts.month());
            return new Section(
                    "warnings",
                    TITLE,
                    List.of(Text.of(at.zh() + "尚未评分。", at.en() + " has not been scored yet.")),
                    List.of(),
                    List.of());
        }
        return new Section("warnings", TITLE, section.sentences(), section.exhibits(), List.of());
    }

    private boolean isComparable() {
        return warnings.isScored(month.minusMonths(1));
    }

    private List<Text> sentences() {
        List<Text> sentences = new ArrayList<>();
        Text at = month(month);
        Text then = change();
        sentences.add(Text.of(
                at.zh() + "红色预警 " + count(now.red()) + " 家、橙色 " + count(now.orange()) + " 家，合计 " + count(now.serious())
                        + " 家" + then.zh() + "。",
                at.en() + ": " + counted(now.red(), "enterprise", "enterprises") + " at red and " + count(now.orange())
                        + " at orange, " + count(now.serious()) + " in all" + then.en() + "."));
        worstStreet().ifPresent(sentences::add);
        warnings.months().entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<YearMonth, GradeCounts> entry) ->
                                entry.getValue().serious())
                        .thenComparing(Map.Entry::getKey))
                .filter(highest ->
                        warnings.months().size() > 2 && highest.getValue().serious() > 0)
                .ifPresent(highest -> {
                    Text when = month(highest.getKey());
                    sentences.add(Text.of(
                            "近一年红橙合计最多的月份是" + when.zh() + "（"
                                    + count(highest.getValue().serious()) + " 家）。",
                            "Within the last year red and orange together were most in " + when.en() + " ("
                                    + count(highest.getValue().serious()) + ")."));
                });
        return sentences;
    }

    private Text change() {
        if (!isComparable()) {
            return Text.of("", "");
        }
        long more = now.serious() - before.serious();
        if (more == 0) {
            return Text.of("，与上月持平", ", as many as the month before");
        }
        return Text.of(
                "，比上月" + (more > 0 ? "增加 " : "减少 ") + count(Math.abs(more)) + " 家",
                "; " + count(Math.abs(more)) + (more > 0 ? " more" : " fewer") + " than the month before");
    }

    private Optional<Text> worstStreet() {
        return warnings.streets().stream()
                .max(Comparator.comparingLong(street -> street.now().serious()))
                .filter(street -> warnings.streets().size() > 1 && street.now().serious() > 0)
                .map(street -> {
                    Text name = name(street.area());
                    long serious = street.now().serious();
                    return Text.of(
                            name.zh() + "最多，红橙合计 " + count(serious) + " 家。",
                            "Most of them are in " + name.en() + ": " + count(serious) + " at red or orange.");
                });
    }

    private List<Exhibit> exhibits() {
        List<Exhibit> exhibits = new ArrayList<>();
        exhibits.add(byGrade());
        exhibits.add(byMonth());
        List<AreaWarnings> areas = warnings.streets().isEmpty() ? warnings.communities() : warnings.streets();
        if (!areas.isEmpty()) {
            exhibits.add(byArea(areas));
        }
        if (!warnings.gravest().isEmpty()) {
            exhibits.add(gravest());
        }
        return exhibits;
    }

    private Exhibit byGrade() {
        List<List<Text>> rows = new ArrayList<>();
        for (Grade grade : GRADES) {
            rows.add(row(Text.of(grade.nameZh(), grade.nameEn()), now.of(grade), before.of(grade)));
        }
        rows.add(row(Text.of("红橙合计", "Red and orange"), now.serious(), before.serious()));
        rows.add(row(Text.of("参与评分的企业", "Enterprises scored"), now.all() + now.none(), before.all() + before.none()));
        return Exhibit.of(
                Text.of("各等级企业数", "Enterprises by grade"),
                new Table(
                        List.of(
                                word("等级", "Grade", 2),
                                number(month(month)),
                                number(month(month.minusMonths(1))),
                                number("变化", "Change")),
                        rows));
    }

    private List<Text> row(Text name, long here, long then) {
        return List.of(
                name,
                cell(here),
                isComparable() ? cell(then) : Wording.MISSING,
                isComparable() ? signed(here - then) : Wording.MISSING);
    }

    private Exhibit byMonth() {
        List<YearMonth> months = List.copyOf(warnings.months().keySet());
        List<List<Text>> rows = months.stream()
                .map(at -> {
                    GradeCounts counts = warnings.of(at);
                    return List.of(
                            month(at),
                            cell(counts.red()),
                            cell(counts.orange()),
                            cell(counts.yellow()),
                            cell(counts.blue()),
                            cell(counts.serious()));
                })
                .toList();
        List<Series> series = List.of(Grade.RED, Grade.ORANGE).stream()
                .map(grade -> new Series(
                        Text.of(grade.nameZh(), grade.nameEn()),
                        grade.id(),
                        months.stream()
                                .map(at -> (double) warnings.of(at).of(grade))
                                .toList()))
                .toList();
        BriefingChart chart = months.size() < 2
                ? null
                : new BriefingChart("stack", months.stream().map(Wording::month).toList(), series, null);
        return new Exhibit(
                Text.of("近一年各月企业数", "Enterprises by month over the last year"),
                new Table(
                        List.of(
                                word("月份", "Month", 2),
                                number("红色", "Red"),
                                number("橙色", "Orange"),
                                number("黄色", "Yellow"),
                                number("蓝色", "Blue"),
                                number("红橙合计", "Red and orange")),
                        rows),
                chart,
                null);
    }

    private Exhibit byArea(List<AreaWarnings> areas) {
        List<List<Text>> rows = areas.stream()
                .map(area -> {
                    GradeCounts here = area.now();
                    return List.of(
                            name(area.area()),
                            cell(here.red()),
                            cell(here.orange()),
                            cell(here.yellow()),
                            cell(here.blue()),
                            cell(here.serious()),
                            isComparable() ? cell(area.before().serious()) : Wording.MISSING,
                            isComparable()
                                    ? signed(here.serious() - area.before().serious())
                                    : Wording.MISSING);
                })
                .toList();
        return new Exhibit(
                Text.of(
                        "各区域企业数；地图中的数字是各社区红色与橙色企业数",
                        "Enterprises by area; numbers on the map are enterprises at red or orange in each community"),
                new Table(
                        List.of(
                                word("区域", "Area", 2.4),
                                number("红色", "Red"),
                                number("橙色", "Orange"),
                                number("黄色", "Yellow"),
                                number("蓝色", "Blue"),
                                number("红橙合计", "Red+orange"),
                                number("上月合计", "Month before"),
                                number("变化", "Change")),
                        rows),
                null,
                WarningMap.of(facts.outlines(), warnings.communities()));
    }

    private Exhibit gravest() {
        List<List<Text>> rows = warnings.gravest().stream()
                .map(warning -> {
                    Grade grade = Grade.find(warning.grade()).orElse(Grade.NONE);
                    return List.of(
                            same(warning.enterprise().isEmpty() ? warning.uscc() : warning.enterprise()),
                            name(warning.place()),
                            Text.of(grade.nameZh(), grade.nameEn()),
                            same(percent(warning.probability())));
                })
                .toList();
        return Exhibit.of(
                Text.of("风险最高的企业（至多十家）", "Enterprises at greatest risk (at most ten)"),
                new Table(
                        List.of(
                                word("企业", "Enterprise", 3.4),
                                word("社区", "Community", 2),
                                word("等级", "Grade", 1),
                                number("纠纷概率", "Probability")),
                        rows));
    }
}
