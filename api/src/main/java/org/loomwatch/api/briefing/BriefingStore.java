package org.loomwatch.api.briefing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.server.Json;

/** Kept briefings and schedules in the database. */
final class BriefingStore {

    private static final int LISTED = 120;
    private static final String COLUMNS = "id, month, made_at, scheduled, grants::text AS grants,"
            + " document ->> 'title' AS title, document ->> 'places' AS places";

    private BriefingStore() {}

    /** A briefing with the grants it was made under; the document only where it was asked for. */
    record Kept(BriefingItem item, String grants) {}

    /** A schedule that is due. */
    record Due(UUID account, int day, Instant nextAt) {}

    static void add(Handle handle, UUID id, UUID account, boolean scheduled, String grants, BriefingDocument document) {
        try {
            handle.createUpdate("""
                            INSERT INTO briefing (id, account_id, month, made_at, scheduled, grants, document)
                            VALUES (:id, :account, :month, :madeAt, :scheduled, :grants::jsonb, :document::jsonb)""")
                    .bind("id", id)
                    .bind("account", account)
                    .bind("month", document.month().atDay(1))
                    .bind("madeAt", at(document.madeAt()))
                    .bind("scheduled", scheduled)
                    .bind("grants", grants)
                    .bind("document", Json.MAPPER.writeValueAsString(document))
                    .execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a briefing cannot be kept", e);
        }
    }

    /** The last made first. */
    static List<Kept> list(Handle handle, UUID account) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM briefing WHERE account_id = :account"
                        + " ORDER BY made_at DESC, id LIMIT " + LISTED)
                .bind("account", account)
                .map((row, context) -> kept(row))
                .list();
    }

    static Optional<Kept> find(Handle handle, UUID account, UUID id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM briefing WHERE account_id = :account AND id = :id")
                .bind("account", account)
                .bind("id", id)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** The newest briefing about a month. */
    static Optional<Kept> findNewest(Handle handle, UUID account, YearMonth month) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM briefing WHERE account_id = :account AND month = :month"
                        + " ORDER BY made_at DESC, id LIMIT 1")
                .bind("account", account)
                .bind("month", month.atDay(1))
                .map((row, context) -> kept(row))
                .findOne();
    }

    static BriefingDocument getDocument(Handle handle, UUID id) {
        String text = handle.createQuery("SELECT document::text FROM briefing WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
        return read(text, BriefingDocument.class);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return Json.MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept briefing cannot be read", e);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new BriefingItem(
                        row.getObject("id", UUID.class),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        read(row.getString("title"), org.loomwatch.api.problem.Text.class),
                        read(row.getString("places"), org.loomwatch.api.problem.Text.class),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("scheduled"),
                        true),
                row.getString("grants"));
    }

    static BriefingSchedule getSchedule(Handle handle, UUID account) {
        return handle.createQuery("SELECT day, next_at FROM briefing_schedule WHERE account_id = :account")
                .bind("account", account)
                .map((row, context) -> new BriefingSchedule(
                        row.getInt("day"),
                        row.getObject("next_at", OffsetDateTime.class).toInstant()))
                .findOne()
                .orElse(BriefingSchedule.NONE);
    }

    static void setSchedule(Handle handle, UUID account, int day, Instant next) {
        handle.createUpdate("""
                        INSERT INTO briefing_schedule (account_id, day, next_at) VALUES (:account, :day, :next)
                        ON CONFLICT (account_id) DO UPDATE SET day = excluded.day, next_at = excluded.next_at""")
                .bind("account", account)
                .bind("day", day)
                .bind("next", at(next))
                .execute();
    }

    static void removeSchedule(Handle handle, UUID account) {
        handle.execute("DELETE FROM briefing_schedule WHERE account_id = ?", account);
    }

    static List<Due> listDue(Handle handle, Instant now) {
        return handle.createQuery("SELECT account_id, day, next_at FROM briefing_schedule WHERE next_at <= :now"
                        + " ORDER BY next_at, account_id LIMIT 200")
                .bind("now", at(now))
                .map((row, context) -> new Due(
                        row.getObject("account_id", UUID.class),
                        row.getInt("day"),
                        row.getObject("next_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Moves a schedule on; false if another process has done so. */
    static boolean advance(Handle handle, Due due, Instant next) {
        return handle.createUpdate(
                                "UPDATE briefing_schedule SET next_at = :next WHERE account_id = :account AND next_at = :due")
                        .bind("next", at(next))
                        .bind("account", due.account())
                        .bind("due", at(due.nextAt()))
                        .execute()
                == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
