package org.loomwatch.api.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.loomwatch.api.access.Secrets;
import org.loomwatch.api.access.account.Account;

/** Opens, finds, lists and ends sessions. A session ends after a time without use, after a working day, or when it is told to. */
public final class SessionService {

    public static final Duration LONGEST = Duration.ofHours(12);
    public static final Duration LONGEST_IDLE = Duration.ofHours(1);

    /** Writing the last use on every request would cost more than it tells. */
    private static final Duration LAST_SEEN_STEP = Duration.ofMinutes(1);

    private static final int LONGEST_USER_AGENT = 200;
    private static final String COLUMNS = "id, account_id, created_at, last_seen_at, expires_at, address, user_agent";
    private static final String LIVE = "ended_at IS NULL AND expires_at > :now AND last_seen_at > :idleSince";

    private final Jdbi postgres;
    private final Clock clock;

    public SessionService(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    /** A new session and the secret that opens it, which is not kept. */
    public record Opened(Session session, String token) {}

    public Opened open(Account account, String address, String userAgent) {
        String token = Secrets.newToken();
        Instant now = clock.instant();
        Session session = new Session(
                UUID.randomUUID(),
                account.id(),
                now,
                now,
                now.plus(LONGEST),
                address,
                userAgent.length() <= LONGEST_USER_AGENT ? userAgent : userAgent.substring(0, LONGEST_USER_AGENT));
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO session (id, token_hash, account_id, created_at, last_seen_at, expires_at, address, user_agent)
                        VALUES (:id, :hash, :account, :now, :now, :expires, :address, :agent)""")
                .bind("id", session.id())
                .bind("hash", Secrets.hash(token))
                .bind("account", account.id())
                .bind("now", at(now))
                .bind("expires", at(session.expiresAt()))
                .bind("address", address)
                .bind("agent", session.userAgent())
                .execute());
        return new Opened(session, token);
    }

    /** A live session, and the revision of rights at the moment it was looked up. */
    record Found(Session session, long revision) {}

    /** The live session that this token opens, with the revision of rights: every request needs both. */
    Optional<Found> find(String token) {
        Instant now = clock.instant();
        Optional<Found> found = postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + ", (SELECT revision FROM access_revision) AS revision FROM session WHERE token_hash = :hash AND "
                        + LIVE)
                .bind("hash", Secrets.hash(token))
                .bind("now", at(now))
                .bind("idleSince", at(now.minus(LONGEST_IDLE)))
                .map((row, context) -> new Found(read(row, context), row.getLong("revision")))
                .findOne());
        found.map(Found::session)
                .filter(session -> session.lastSeenAt().plus(LAST_SEEN_STEP).isBefore(now))
                .ifPresent(session -> touch(session.id(), now));
        return found;
    }

    public boolean isLive(UUID id) {
        Instant now = clock.instant();
        return postgres.withHandle(handle -> handle.createQuery("SELECT 1 FROM session WHERE id = :id AND " + LIVE)
                .bind("id", id)
                .bind("now", at(now))
                .bind("idleSince", at(now.minus(LONGEST_IDLE)))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    public List<Session> listLive(UUID account) {
        Instant now = clock.instant();
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM session WHERE account_id = :account AND " + LIVE + " ORDER BY created_at DESC, id")
                .bind("account", account)
                .bind("now", at(now))
                .bind("idleSince", at(now.minus(LONGEST_IDLE)))
                .map(SessionService::read)
                .list());
    }

    /** Ends one session of an account; false if it has no such live session. */
    public boolean end(UUID account, UUID session) {
        return postgres.withHandle(handle -> handle.execute(
                        "UPDATE session SET ended_at = ? WHERE id = ? AND account_id = ? AND ended_at IS NULL",
                        at(clock.instant()),
                        session,
                        account)
                > 0);
    }

    public int endAll(UUID account) {
        return postgres.withHandle(handle -> handle.execute(
                "UPDATE session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL",
                at(clock.instant()),
                account));
    }

    private void touch(UUID session, Instant now) {
        postgres.useHandle(
                handle -> handle.execute("UPDATE session SET last_seen_at = ? WHERE id = ?", at(now), session));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Session read(ResultSet row, StatementContext context) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getString("user_agent"));
    }
}
