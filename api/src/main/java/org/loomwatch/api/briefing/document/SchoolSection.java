package org.loomwatch.api.briefing.document;

import static org.loomwatch.api.briefing.document.Wording.cell;
import static org.loomwatch.api.briefing.document.Wording.count;
import static org.loomwatch.api.briefing.document.Wording.number;
import static org.loomwatch.api.briefing.document.Wording.percent;
import static org.loomwatch.api.briefing.document.Wording.same;
import static org.loomwatch.api.briefing.document.Wording.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Series;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.briefing.facts.SchoolFacts;
import org.loomwatch.api.briefing.facts.SchoolFacts.Tight;
import org.loomwatch.api.problem.Text;

/** School places in the coming year. */
final class SchoolSection {

    private static final int LISTED = 10;

    private SchoolSection() {}

    static KeyFigure figure(SchoolFacts schools) {
        return new KeyFigure(
                "schools",
                Text.of(schools.year() + " 学年预计缺学位（个）", "Missing school places expected in " + schools.year()),
                same(count(schools.gap())),
                (double) Math.round(schools.gap()),
                null,
                Wording.MISSING,
                schools.shortCatchments() > 0 ? "caution" : "calm");
    }

    static Section of(SchoolFacts schools) {
        return new Section(
                "schools",
                Text.of("学位供需", "School places"),
                List.of(sentence(schools)),
                List.of(totals(schools), tightest(schools)),
                List.of(Text.of(
                        "缺口按年级相加，一个年级的富余不抵另一个年级的缺口；概率取最紧张的年级。",
                        "Gaps add up over grades, and a surplus in one never covers a gap in another;"
                                + " the probability is that of the tightest grade.")));
    }

    private static Text sentence(SchoolFacts schools) {
        List<Tight> ranked = schools.ranked();
        if (ranked.isEmpty()) {
            return Text.of("没有可以列出的学区。", "There are no catchments to show.");
        }
        Tight worst = ranked.get(0);
        String gap = count(schools.gap());
        return Text.of(
                schools.year() + " 学年 " + ranked.size() + " 个学区中有 " + schools.shortCatchments() + " 个较可能学位不足，预计合计缺 "
                        + gap + " 个；缺口最大的是" + worst.catchment().nameZh() + "（" + count(worst.gap()) + " 个，概率 "
                        + percent(worst.probability()) + "）。",
                "School year " + schools.year() + ": " + schools.shortCatchments() + " of " + ranked.size()
                        + " catchments are more likely than not to run short, by " + gap
                        + " places in all; most in " + english(worst) + " (" + count(worst.gap()) + ", probability "
                        + percent(worst.probability()) + ").");
    }

    private static Exhibit totals(SchoolFacts schools) {
        return Exhibit.of(
                Text.of(schools.year() + " 学年合计", "School year " + schools.year() + " in all"),
                new Table(
                        List.of(
                                number("学区", "Catchments"),
                                number("较可能不足", "Likely to run short"),
                                number("预计缺学位", "Missing places expected")),
                        List.of(List.of(
                                cell(schools.ranked().size()),
                                cell(schools.shortCatchments()),
                                same(count(schools.gap()))))));
    }

    private static Exhibit tightest(SchoolFacts schools) {
        List<Tight> shown = schools.ranked().stream().limit(LISTED).toList();
        List<List<Text>> rows = shown.stream()
                .map(tight -> List.of(
                        Text.of(tight.catchment().nameZh(), english(tight)),
                        same(count(tight.year().pupils())),
                        whole(tight.year().places()),
                        whole(tight.year().expectedGap()),
                        Wording.share(tight.year().probabilityShort())))
                .toList();
        BriefingChart chart = new BriefingChart(
                "bar",
                shown.stream()
                        .map(tight -> Text.of(tight.catchment().nameZh(), english(tight)))
                        .toList(),
                List.of(new Series(
                        Text.of("预计缺学位", "Missing places expected"),
                        "a",
                        shown.stream().map(Tight::gap).toList())),
                null);
        return new Exhibit(
                Text.of("缺口最大的学区（至多十个）", "Catchments with the largest gaps (at most ten)"),
                new Table(
                        List.of(
                                word("学区", "Catchment", 2.2),
                                number("预测学生", "Pupils forecast"),
                                number("学位", "Places"),
                                number("预计缺口", "Expected gap"),
                                number("不足概率", "Probability")),
                        rows),
                shown.isEmpty() ? null : chart,
                null);
    }

    private static Text whole(@Nullable Double value) {
        return value == null ? Wording.MISSING : same(count(value));
    }

    private static String english(Tight tight) {
        String name = tight.catchment().nameEn();
        return name.isEmpty() ? tight.catchment().nameZh() : name;
    }
}
