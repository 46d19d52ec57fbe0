package org.loomwatch.api.briefing.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.facts.Facts;
import org.loomwatch.api.problem.Text;

/** Writes what facts say. The same facts give the same document. */
public final class BriefingWriter {

    private BriefingWriter() {}

    /** @param recipient name of whom it is for */
    public static BriefingDocument write(Facts facts, String recipient, Instant madeAt) {
        Text month = Wording.month(facts.month());
        List<KeyFigure> figures = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        facts.findWarnings().ifPresent(warnings -> {
            figures.add(WarningSection.figure(facts, warnings));
            sections.add(WarningSection.of(facts, warnings));
        });
        facts.findTickets().ifPresent(tickets -> {
            figures.add(TicketSection.figure(tickets));
            sections.add(TicketSection.of(tickets, facts.month()));
        });
        facts.findEconomy().ifPresent(economy -> {
            if (!economy.indices().isEmpty()) {
                figures.add(EconomySection.figure(economy));
            }
            sections.add(EconomySection.of(economy));
        });
        facts.findSchools().ifPresent(schools -> {
            figures.add(SchoolSection.figure(schools));
            sections.add(SchoolSection.of(schools));
        });
        facts.findEmergency().ifPresent(emergency -> {
            figures.add(EmergencySection.figure(emergency));
            sections.add(EmergencySection.of(emergency));
        });
        figures.add(FeedSection.figure(facts));
        sections.add(FeedSection.of(facts));
        facts.findQuality().ifPresent(quality -> sections.add(FeedSection.quality(facts, quality)));
        sections.add(methods(facts));
        return new BriefingDocument(
                facts.month(),
                Text.of(month.zh() + "区情简报", "Monthly briefing, " + month.en()),
                Wording.same(recipient),
                Wording.list(facts.places().stream().map(Wording::name).toList()),
                madeAt,
                facts.overview().dataAsOf(),
                figures,
                sections);
    }

    private static Section methods(Facts facts) {
        List<Text> notes = new ArrayList<>();
        notes.add(Text.of(
                "本简报按收件人的授权生成：只含其可见的区域和数据源，别人的简报可能不同。未授权的主题不列出。",
                "This briefing was made with its recipient's rights: it holds the areas and feeds in their sight, and another's"
                        + " may differ. Subjects without a right are left out."));
        notes.add(Text.of(
                "每句话都由所在章节表格中的数字生成；数字可在系统中逐级查到企业、记录和文件行。",
                "Every sentence is generated from the tables of its section; in the system each number leads to enterprises,"
                        + " records and lines of files."));
        notes.add(Text.of(
                "缺失（—）不是零：没有报送或依授权、按小数保护不显示的数值记为“—”。少于五家企业的合计与中位数不显示。",
                "Missing (—) is not zero: figures that were not reported, are not granted, or would tell of fewer than five"
                        + " enterprises stand as “—”."));
        notes.add(Text.of(
                "春节落在一月或二月，两个月与上月、上年的比较须合并看待。",
                "Chinese New Year falls in January or February: read comparisons of these two months together."));
        facts.findWarnings()
                .ifPresent(warnings -> notes.add(Text.of(
                        "预警：模型按月给出每家企业未来发生劳资纠纷的概率，经校准后按等级划分；等级是核查的先后，不是结论。",
                        "Warnings: a model gives each enterprise a calibrated probability of a labor dispute every month;"
                                + " grades say whom to look at first, and are no verdict.")));
        facts.findEconomy()
                .ifPresent(
                        economy -> notes.add(
                                Text.of(
                                        "指数：数据截至"
                                                + Wording.month(economy.vintage())
                                                        .zh() + "的版本；经季节与春节调整的同企业序列，动态因子模型。",
                                        "Indices: vintage "
                                                + Wording.month(economy.vintage())
                                                        .en()
                                                + "; series of the same enterprises adjusted for season and New Year, dynamic factor model.")));
        facts.findSchools()
                .ifPresent(schools -> notes.add(Text.of(
                        "学位：以 " + schools.originYear() + " 年在校人数为起点的预测，缺口为预测分布下的期望。",
                        "School places: a forecast from the pupils counted in " + schools.originYear()
                                + "; gaps are expectations over the forecast's distribution.")));
        facts.findTickets()
                .ifPresent(tickets -> notes.add(Text.of(
                        "工单、预警信号和应急响应为生成时的状况，其余为所述月份。",
                        "Tickets, signals and responses are as of the making; all else is of the month.")));
        return new Section("methods", Text.of("方法与说明", "Methods and notes"), List.of(), List.of(), notes);
    }
}
