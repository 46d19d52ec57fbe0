package org.loomwatch.api.briefing.document;

import static org.loomwatch.api.briefing.document.Wording.cell;
import static org.loomwatch.api.briefing.document.Wording.count;
import static org.loomwatch.api.briefing.document.Wording.counted;
import static org.loomwatch.api.briefing.document.Wording.instant;
import static org.loomwatch.api.briefing.document.Wording.number;
import static org.loomwatch.api.briefing.document.Wording.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.briefing.facts.EmergencyFacts;
import org.loomwatch.api.briefing.facts.EmergencyFacts.Signal;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;

/** Signals in force and responses. */
final class EmergencySection {

    private static final Map<String, Text> STATES = Map.of(
            "proposed", Text.of("待确认", "waiting for confirmation"),
            "active", Text.of("响应中", "under way"),
            "closed", Text.of("已结束", "ended"),
            "rejected", Text.of("未启动", "not started"));

    private EmergencySection() {}

    static KeyFigure figure(EmergencyFacts emergency) {
        long open = emergency.active() + emergency.proposed();
        return new KeyFigure(
                "emergency",
                Text.of("进行中的应急响应", "Emergency responses open"),
                cell(open),
                (double) open,
                null,
                Wording.MISSING,
                open > 0 ? "alarm" : emergency.signals().isEmpty() ? "calm" : "caution");
    }

    static Section of(EmergencyFacts emergency) {
        List<Exhibit> exhibits = new ArrayList<>(List.of(totals(emergency)));
        if (!emergency.signals().isEmpty()) {
            exhibits.add(signals(emergency));
        }
        if (!emergency.responses().isEmpty()) {
            exhibits.add(responses(emergency));
        }
        return new Section(
                "emergency",
                Text.of("预警信号与应急响应", "Alerts and emergency responses"),
                List.of(sentence(emergency)),
                exhibits,
                List.of(Text.of("演练不计入。", "Drills are left out.")));
    }

    private static Text sentence(EmergencyFacts emergency) {
        long streets =
                emergency.signals().stream().map(Signal::street).distinct().count();
        Text signals = streets == 0
                ? Text.of("目前没有生效的预警信号", "No signal is in force")
                : Text.of(
                        "目前有 " + count(streets) + " 个街道的预警信号生效",
                        "Signals are in force in " + counted(streets, "street", "streets"));
        return Text.of(
                signals.zh() + "；应急响应进行中 " + count(emergency.active()) + " 个，待确认 " + count(emergency.proposed())
                        + " 个。",
                signals.en() + "; " + counted(emergency.active(), "response", "responses") + " under way, "
                        + count(emergency.proposed()) + " waiting for confirmation.");
    }

    private static Exhibit totals(EmergencyFacts emergency) {
        return Exhibit.of(
                Text.of("生成时的状况", "As this was made"),
                new Table(
                        List.of(
                                number("信号生效的街道", "Streets with signals"),
                                number("进行中的响应", "Responses under way"),
                                number("待确认的响应", "Waiting for confirmation")),
                        List.of(List.of(
                                cell(emergency.signals().stream()
                                        .map(Signal::street)
                                        .distinct()
                                        .count()),
                                cell(emergency.active()),
                                cell(emergency.proposed())))));
    }

    private static Exhibit signals(EmergencyFacts emergency) {
        List<List<Text>> rows = Arrays.stream(Hazard.values())
                .flatMap(hazard -> {
                    List<Signal> of = emergency.signals().stream()
                            .filter(signal -> signal.hazard() == hazard)
                            .toList();
                    return of.stream()
                            .map(Signal::level)
                            .max(Comparator.naturalOrder())
                            .map(level -> row(hazard, level, of))
                            .stream();
                })
                .toList();
        return Exhibit.of(
                Text.of("生效的预警信号", "Signals in force"),
                new Table(
                        List.of(word("灾种", "Hazard", 1), word("最高级别", "Highest level", 1), word("街道", "Streets", 4)),
                        rows));
    }

    private static List<Text> row(Hazard hazard, SignalLevel level, List<Signal> signals) {
        return List.of(
                Text.of(hazard.nameZh(), hazard.nameEn()),
                Text.of(level.nameZh(), level.nameEn()),
                Wording.list(signals.stream()
                        .map(signal -> Wording.name(signal.street()))
                        .toList()));
    }

    private static Exhibit responses(EmergencyFacts emergency) {
        List<List<Text>> rows = emergency.responses().stream()
                .map(response -> List.of(
                        Text.of(response.event().nameZh(), response.event().nameEn()),
                        Text.of(response.level().nameZh(), response.level().nameEn()),
                        STATES.getOrDefault(response.state(), Wording.same(response.state())),
                        instant(response.openedAt())))
                .toList();
        return Exhibit.of(
                Text.of("应急响应：本月提出的与仍在进行的", "Responses: proposed this month, or still open"),
                new Table(
                        List.of(
                                word("灾种", "Hazard", 1),
                                word("级别", "Level", 1),
                                word("状态", "State", 1.6),
                                word("提出时间", "Proposed", 1.4)),
                        rows));
    }
}
