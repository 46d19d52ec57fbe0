package org.loomwatch.domain.indicator;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.loomwatch.domain.feed.Feed;

/** The catalogue of measures and indicators as a page to read; {@code docs/indicators.md} holds its text. */
public final class IndicatorDocument {

    private static final String HEAD = """
            # Measures and indicators · 度量与指标

            Generated from the catalogue in `domain.indicator`; a test holds this page and the code together. Everything here is one
            number per enterprise and month. **Missing is never zero**: where nothing usable was reported, or a formula lacks what it
            needs, the number is absent, and what is computed from it is absent too.
            本页由代码目录生成。每项均为每家企业每月一个数；缺失不等于零，缺少输入时结果同样缺失。

            An enterprise has a row for every month from its first report to the latest month of the district.

            ## Measures · 度量

            What the month's records of one feed add up to. Source: the feed's records that hold now (later `reported_at` wins).

            | id | 名称 · name | unit | from the records of | how |
            |---|---|---|---|---|
            """;

    private static final String KINDS = """

            ## Indicators of one feed · 单源指标

            Each of these exists for each of the eight feeds, as `<feed>_<kind>`, over the feed's headline measure (%s).

            | kind | 名称 · name | unit | formula, and when it is missing |
            |---|---|---|---|
            """;

    private static final String JOINT = """

            ## Joint indicators · 联合指标

            From several measures of the enterprise at once; missing if a measure that the formula needs is. `tax_overdue_days`,
            `exit_stage` and `exit_days_to_deadline` above are such indicators as they stand.

            | id | 名称 · name | unit | from | formula, and when it is missing |
            |---|---|---|---|---|
            """;

    private IndicatorDocument() {}

    /** The page in Markdown. */
    public static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Measure measure : Measure.values()) {
            row(
                    text,
                    code(measure.id()),
                    names(measure.nameZh(), measure.nameEn()),
                    sign(measure.unit()),
                    measure.feed().nameZh() + " " + code(measure.feed().id()),
                    measure.aggregation());
        }
        String headlines = Arrays.stream(Feed.values())
                .map(feed -> code(Measure.headlineOf(feed).id()))
                .collect(Collectors.joining(", "));
        text.append(KINDS.formatted(headlines));
        for (IndicatorKind kind : IndicatorKind.values()) {
            String unit = kind == IndicatorKind.VALUE ? "the measure's" : sign(kind.unit());
            row(text, code(kind.id()), names(kind.nameZh(), kind.nameEn()), unit, kind.formula());
        }
        text.append(JOINT);
        for (JointIndicator joint : JointIndicator.values()) {
            String inputs =
                    joint.inputs().stream().map(measure -> code(measure.id())).collect(Collectors.joining(", "));
            row(
                    text,
                    code(joint.id()),
                    names(joint.nameZh(), joint.nameEn()),
                    sign(joint.unit()),
                    inputs,
                    joint.formula());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ")
                .append(Arrays.stream(cells)
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    private static String code(String id) {
        return "`" + id + "`";
    }

    private static String names(String zh, String en) {
        return zh + " · " + en;
    }

    private static String sign(Unit unit) {
        return unit.signZh().equals(unit.signEn()) ? unit.signZh() : unit.signZh() + " · " + unit.signEn();
    }
}
