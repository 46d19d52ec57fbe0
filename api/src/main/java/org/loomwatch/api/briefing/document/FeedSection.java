package org.loomwatch.api.briefing.document;

import static org.loomwatch.api.briefing.document.Wording.cell;
import static org.loomwatch.api.briefing.document.Wording.count;
import static org.loomwatch.api.briefing.document.Wording.growth;
import static org.loomwatch.api.briefing.document.Wording.month;
import static org.loomwatch.api.briefing.document.Wording.number;
import static org.loomwatch.api.briefing.document.Wording.same;
import static org.loomwatch.api.briefing.document.Wording.share;
import static org.loomwatch.api.briefing.document.Wording.word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.briefing.facts.Facts;
import org.loomwatch.api.overview.Overview.FeedMonth;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.quality.FeedQuality;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;

/** What departments reported, and how good it is. */
final class FeedSection {

    private FeedSection() {}

    private static List<FeedMonth> shown(Facts facts) {
        return facts.overview().feeds().stream().filter(feed -> !feed.masked()).toList();
    }

    private static List<FeedMonth> silent(Facts facts) {
        return shown(facts).stream()
                .filter(feed -> feed.enterprises() == null || feed.enterprises() == 0)
                .toList();
    }

    static KeyFigure figure(Facts facts) {
        int all = shown(facts).size();
        int silent = silent(facts).size();
        return new KeyFigure(
                "feeds",
                Text.of("已到达的数据源", "Feeds that arrived"),
                same((all - silent) + " / " + all),
                (double) (all - silent),
                null,
                Wording.MISSING,
                silent > 0 ? "alarm" : "calm");
    }

    /** Figures of the feeds. */
    static Section of(Facts facts) {
        List<Text> sentences = new ArrayList<>();
        List<FeedMonth> silent = silent(facts);
        Text at = month(facts.month());
        if (shown(facts).isEmpty()) {
            sentences.add(Text.of("授权不包含任何数据源的数值。", "The grants show figures of no feed."));
        } else if (silent.isEmpty()) {
            sentences.add(Text.of(at.zh() + "可见的数据源均已到达。", at.en() + ": all feeds in sight have arrived."));
        } else {
            Text names = Wording.list(silent.stream().map(FeedSection::name).toList());
            sentences.add(Text.of(
                    at.zh() + "未到达的数据源：" + names.zh() + "。",
                    at.en() + ": feeds that have not arrived: " + names.en() + "."));
        }
        return new Section(
                "feeds", Text.of("部门报送", "What departments reported"), sentences, List.of(totals(facts)), List.of());
    }

    private static Exhibit totals(Facts facts) {
        List<List<Text>> rows = shown(facts).stream()
                .map(feed -> {
                    Measure headline = Measure.headlineOf(of(feed));
                    boolean sum = feed.statistic().equals("sum");
                    return List.of(
                            name(feed),
                            Text.of(
                                    headline.nameZh() + "（" + headline.unit().signZh() + (sum ? "，合计）" : "，中位）"),
                                    headline.nameEn() + " (" + headline.unit().signEn()
                                            + (sum ? ", total)" : ", median)")),
                            feed.enterprises() == null ? Wording.MISSING : cell(feed.enterprises()),
                            total(feed.headlineTotal(), sum),
                            growth(feed.headlineTotal(), feed.previousTotal()),
                            growth(feed.headlineTotal(), feed.yearAgoTotal()));
                })
                .toList();
        return Exhibit.of(
                Text.of(
                        month(facts.month()).zh() + "各数据源",
                        "Feeds in " + month(facts.month()).en()),
                new Table(
                        List.of(
                                word("数据源", "Feed", 1.4),
                                word("主度量", "Headline measure", 2.4),
                                number("报送企业", "Enterprises"),
                                new BriefingDocument.BriefingColumn(Text.of("数值", "Figure"), 1.5, true),
                                number("比上月", "On month before"),
                                number("比上年同月", "On year before")),
                        rows));
    }

    private static Text total(@Nullable Double total, boolean sum) {
        if (total == null) {
            return Wording.MISSING;
        }
        return sum ? same(count(total)) : cell(total);
    }

    /** The page on data quality. */
    static Section quality(Facts facts, List<FeedQuality> qualities) {
        List<Text> sentences = new ArrayList<>();
        Text at = month(facts.month());
        lowest(qualities)
                .ifPresent(lowest -> sentences.add(Text.of(
                        "质量得分最低的数据源是" + feed(lowest).nameZh() + "（"
                                + share(lowest.score()).zh() + "）。",
                        "The feed with the lowest quality score is "
                                + feed(lowest).nameEn().toLowerCase(java.util.Locale.ROOT) + " ("
                                + share(lowest.score()).en() + ").")));
        String waiting = count(facts.overview().quarantined());
        sentences.add(Text.of(
                at.zh() + "的文件中有 " + waiting + " 行仍在隔离区，未计入任何数字。",
                at.en() + ": rows of the month's files still in quarantine, counted in no figure: " + waiting + "."));
        return new Section(
                "quality",
                Text.of("数据质量", "Data quality"),
                sentences,
                List.of(qualityTable(facts, qualities), totalsTable(facts)),
                List.of(Text.of(
                        "完整性：应报企业中已报的比例；及时性：次月 15 日前首次报到的记录比例；有效性：未进隔离区的行比例；" + "一致性：与其他数据源或自身能相互印证的企业比例。得分为现有各项的平均。",
                        "Completeness: share of the enterprises expected that were reported. Timeliness: share of records first"
                                + " reported by the 15th of the next month. Validity: share of rows not in quarantine."
                                + " Consistency: share of enterprises whose figures agree with another feed's or their own."
                                + " The score is the mean of those there are.")));
    }

    private static Optional<FeedQuality> lowest(List<FeedQuality> qualities) {
        return qualities.stream()
                .filter(quality -> quality.score() != null)
                .min(Comparator.comparingDouble(quality -> Objects.requireNonNull(quality.score())));
    }

    private static Exhibit qualityTable(Facts facts, List<FeedQuality> qualities) {
        List<List<Text>> rows = qualities.stream()
                .map(quality -> List.of(
                        Text.of(feed(quality).nameZh(), feed(quality).nameEn()),
                        share(quality.completeness()),
                        share(quality.timeliness()),
                        share(quality.validity()),
                        share(quality.consistency()),
                        share(quality.score())))
                .toList();
        return Exhibit.of(
                Text.of(
                        month(facts.month()).zh() + "各数据源的质量",
                        "Quality of feeds in " + month(facts.month()).en()),
                new Table(
                        List.of(
                                word("数据源", "Feed", 1.6),
                                number("完整性", "Completeness"),
                                number("及时性", "Timeliness"),
                                number("有效性", "Validity"),
                                number("一致性", "Consistency"),
                                number("得分", "Score")),
                        rows));
    }

    private static Exhibit totalsTable(Facts facts) {
        return Exhibit.of(
                Text.of("企业与隔离记录", "Enterprises and quarantine"),
                new Table(
                        List.of(
                                number("主数据中的企业", "Enterprises on file"),
                                number("本月有报送的企业", "Reported this month"),
                                number("隔离的行", "Rows in quarantine")),
                        List.of(List.of(
                                cell(facts.overview().enterprises()),
                                cell(facts.overview().reporting()),
                                cell(facts.overview().quarantined())))));
    }

    private static Feed of(FeedMonth feed) {
        return Feed.find(feed.feed()).orElseThrow();
    }

    private static Feed feed(FeedQuality quality) {
        return Feed.find(quality.feed()).orElseThrow();
    }

    private static Text name(FeedMonth feed) {
        return Text.of(of(feed).nameZh(), of(feed).nameEn());
    }
}
