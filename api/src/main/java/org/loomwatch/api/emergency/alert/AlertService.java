package org.loomwatch.api.emergency.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.alert.AlertArea;
import org.loomwatch.domain.alert.AlertInfo;
import org.loomwatch.domain.alert.AlertKey;
import org.loomwatch.domain.alert.AlertMessage;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.AlertType;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.NamedValue;
import org.loomwatch.domain.alert.SignalLevel;

/** What is known of warning signals, and the form for those that come by telephone. */
public final class AlertService {

    private static final int MOST = 500;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration LONGEST = Duration.ofDays(3);

    private final Jdbi postgres;
    private final AlertIntake intake;
    private final DistrictAreaCache areas;
    private final Clock clock;

    public AlertService(Jdbi postgres, AlertIntake intake, DistrictAreaCache areas, Clock clock) {
        this.postgres = postgres;
        this.intake = intake;
        this.areas = areas;
        this.clock = clock;
    }

    /** What could not be taken in. */
    public record Quarantined(
            UUID id, Instant receivedAt, String receivedBy, String source, String reason, JsonNode verdict) {}

    /** The live level of a hazard in one street. */
    public record LiveItem(String event, String area, String level, UUID message) {}

    /**
     * A signal as the duty officer hears it.
     *
     * @param event {@code typhoon} or {@code rainstorm}
     * @param level colour issued; empty to call the earlier one off
     * @param areas streets
     * @param hours how long it holds
     * @param caller who rang
     * @param replaces the message it updates or calls off; null if it is a new one
     */
    public record TelephoneCall(
            String event,
            String level,
            List<String> areas,
            int hours,
            String caller,
            String text,
            boolean exercise,
            @Nullable UUID replaces) {}

    public List<AlertRow> list(Optional<String> state) {
        return postgres.withHandle(handle -> AlertStore.list(
                handle,
                state.isPresent() ? "state = :state" : "true",
                state.isPresent() ? Map.of("state", state.get()) : Map.of(),
                MOST));
    }

    /** @throws Problem if there is none */
    public AlertRow get(UUID id) {
        return postgres.withHandle(handle -> AlertStore.list(handle, "id = :id", Map.of("id", id), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("没有此预警信号", "there is no such alert")));
    }

    /** The message as it came. */
    public String getRaw(UUID id) {
        get(id);
        return postgres.withHandle(handle -> handle.createQuery("SELECT raw FROM alert_message WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new String(row.getBytes("raw"), StandardCharsets.UTF_8))
                .one());
    }

    public List<LiveItem> listLive() {
        Instant now = clock.instant();
        return postgres.withHandle(handle -> java.util.Arrays.stream(Hazard.values())
                .flatMap(hazard -> LiveSignals.of(handle, hazard, AlertStatus.ACTUAL, now).entrySet().stream()
                        .map(entry -> new LiveItem(
                                hazard.id(),
                                entry.getKey(),
                                entry.getValue().level().id(),
                                entry.getValue().message())))
                .collect(Collectors.toList()));
    }

    public List<Quarantined> listQuarantine() {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT id, received_at, received_by, source, reason, verdict FROM alert_quarantine"
                                + " ORDER BY received_at DESC LIMIT " + MOST)
                .map((row, context) -> new Quarantined(
                        row.getObject("id", UUID.class),
                        AlertStore.instant(row, "received_at"),
                        row.getString("received_by"),
                        row.getString("source"),
                        row.getString("reason"),
                        node(row.getString("verdict"))))
                .list());
    }

    /** Teaches a place code of some sender; messages that come after it use it. */
    public void setGeocode(String code, String area) {
        if (areas.get().tree().find(area).isEmpty()) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of("未知区域 " + area, "area: nobody knows " + area));
        }
        postgres.useHandle(handle -> handle.execute(
                "INSERT INTO alert_geocode VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET area = excluded.area",
                code,
                area));
    }

    /** Takes a signal that was received by telephone through the same gate as any other. */
    public IntakeResult call(TelephoneCall call, Actor actor) {
        Instant now = clock.instant();
        Optional<AlertRow> replaced = Optional.ofNullable(call.replaces()).map(this::get);
        if (replaced.filter(row -> !row.source().equals("telephone")).isPresent()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    Text.of("只能更新或解除电话登记的信号", "only a signal taken by telephone can be changed so"));
        }
        Hazard hazard = Hazard.find(call.event()).orElseThrow(() -> invalid("灾种不正确", "event: typhoon or rainstorm"));
        boolean cancels = call.level().isEmpty();
        if (cancels && replaced.isEmpty()) {
            throw invalid("请选择信号级别", "level: which colour?");
        }
        if (!cancels
                && (SignalLevel.find(call.level()).isEmpty() || call.areas().isEmpty())) {
            throw invalid("请选择信号级别和街道", "level and areas are needed");
        }
        if (call.caller().isBlank()
                || call.hours() < 1
                || Duration.ofHours(call.hours()).compareTo(LONGEST) > 0) {
            throw invalid("请填写来电人和有效时间（1 至 72 小时）", "caller, and hours from 1 to 72, are needed");
        }
        AlertType type = cancels ? AlertType.CANCEL : replaced.isPresent() ? AlertType.UPDATE : AlertType.ALERT;
        AlertMessage message = new AlertMessage(
                "tel-" + UUID.randomUUID(),
                "telephone",
                OffsetDateTime.ofInstant(now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS), CHINA),
                replaced.flatMap(row -> AlertStatus.find(row.status()))
                        .orElse(call.exercise() ? AlertStatus.EXERCISE : AlertStatus.ACTUAL),
                type,
                "Restricted",
                "",
                replaced.map(row -> new AlertKey(row.sender(), row.identifier(), row.sent())).stream()
                        .toList(),
                cancels ? List.of() : List.of(info(call, hazard, now)));
        try {
            return intake.take(message, Json.MAPPER.writeValueAsBytes(call), actor.login());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call is always JSON", e);
        }
    }

    private static AlertInfo info(TelephoneCall call, Hazard hazard, Instant now) {
        SignalLevel level = SignalLevel.find(call.level()).orElseThrow();
        return new AlertInfo(
                "zh-CN",
                List.of("Met"),
                hazard.nameZh(),
                List.of(),
                "Unknown",
                "Unknown",
                "Unknown",
                List.of(),
                OffsetDateTime.ofInstant(now, CHINA),
                null,
                OffsetDateTime.ofInstant(now.plus(Duration.ofHours(call.hours())), CHINA),
                call.caller(),
                hazard.nameZh() + level.nameZh() + "预警信号（电话）",
                call.text(),
                "",
                List.of(new NamedValue("level", level.id())),
                List.of(new AlertArea(
                        String.join(",", call.areas()),
                        List.of(),
                        List.of(),
                        call.areas().stream()
                                .map(area -> new NamedValue("loomwatch:area", area))
                                .toList())));
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }

    private static JsonNode node(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored verdict is no JSON", e);
        }
    }
}
