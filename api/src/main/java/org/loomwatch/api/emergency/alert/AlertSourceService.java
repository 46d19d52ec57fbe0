package org.loomwatch.api.emergency.alert;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.notice.Audience;
import org.loomwatch.api.notice.Notice;
import org.loomwatch.api.notice.NoticeOutbox;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Whom alerts are expected from; silence is an alarm, because no news is no good news. */
public final class AlertSourceService {

    private static final String OFFICE = "emergency-office";

    private final Jdbi postgres;
    private final EventBroker events;
    private final Clock clock;

    public AlertSourceService(Jdbi postgres, EventBroker events, Clock clock) {
        this.postgres = postgres;
        this.events = events;
        this.clock = clock;
    }

    /** What the emergency office settles about a source. */
    public record Draft(String nameZh, String nameEn, String kind, String address, int silenceMinutes) {}

    public List<AlertSource> list() {
        return postgres.withHandle(handle -> handle.createQuery("SELECT * FROM alert_source ORDER BY id")
                .map((row, context) -> new AlertSource(
                        row.getString("id"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getString("kind"),
                        row.getString("address"),
                        row.getInt("silence_minutes"),
                        AlertStore.instant(row, "last_heard_at"),
                        row.getString("last_error"),
                        AlertStore.find(row, "silent_since")))
                .list());
    }

    public void save(String id, Draft draft) {
        boolean kindIsKnown = List.of("post", "folder", "feed").contains(draft.kind());
        if (!kindIsKnown || draft.nameZh().isBlank() || draft.nameEn().isBlank() || draft.silenceMinutes() < 1) {
            throw invalid("来源信息不完整", "names, kind (post, folder, feed) and silence_minutes are needed");
        }
        if (draft.kind().equals("feed") && !isWebAddress(draft.address())) {
            throw invalid("地址应为 http 或 https", "address: expected http or https");
        }
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO alert_source (id, name_zh, name_en, kind, address, silence_minutes, last_heard_at)
                        VALUES (:id, :zh, :en, :kind, :address, :silence, :now)
                        ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
                            kind = excluded.kind, address = excluded.address, silence_minutes = excluded.silence_minutes""")
                .bind("id", id)
                .bind("zh", draft.nameZh())
                .bind("en", draft.nameEn())
                .bind("kind", draft.kind())
                .bind("address", draft.address())
                .bind("silence", draft.silenceMinutes())
                .bind("now", at(clock.instant()))
                .execute());
    }

    /** The source gave a sign of life, with or without something new. */
    public void heard(String id) {
        postgres.useHandle(handle -> handle.execute(
                "UPDATE alert_source SET last_heard_at = ?, silent_since = NULL, last_error = '' WHERE id = ?",
                at(clock.instant()),
                id));
    }

    void failed(String id, String error) {
        postgres.useHandle(
                handle -> handle.execute("UPDATE alert_source SET last_error = left(?, 500) WHERE id = ?", error, id));
    }

    /** Raises the alarm for each source that has become silent; once each time. */
    public int raiseSilence() {
        Instant now = clock.instant();
        List<AlertSource> silent = list().stream()
                .filter(source -> source.silentSince() == null)
                .filter(source -> source.lastHeardAt()
                        .plus(Duration.ofMinutes(source.silenceMinutes()))
                        .isBefore(now))
                .toList();
        for (AlertSource source : silent) {
            postgres.useTransaction(handle -> {
                handle.execute(
                        "UPDATE alert_source SET silent_since = ? WHERE id = ? AND silent_since IS NULL",
                        at(now),
                        source.id());
                NoticeOutbox.add(
                        handle,
                        new Notice(
                                "emergency.silence",
                                "silence/" + source.id() + "/"
                                        + source.lastHeardAt().toEpochMilli(),
                                Audience.unit(OFFICE),
                                "预警来源静默：" + source.nameZh(),
                                "An alert source is silent: " + source.nameEn(),
                                "已超过 " + source.silenceMinutes() + " 分钟没有消息，请电话核实。",
                                "Nothing heard for more than " + source.silenceMinutes() + " minutes: ring them up.",
                                "/emergency/alerts"));
            });
            events.publish("alert", Map.of("outcome", "silence", "id", source.id()));
        }
        return silent.size();
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }
}
