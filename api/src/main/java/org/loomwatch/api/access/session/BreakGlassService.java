package org.loomwatch.api.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessRevision;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;

/**
 * Emergency rights that a person opens for themselves, with a reason, for one area and one hour. Nobody is asked first; the
 * security administrator and the auditor see every opening afterwards, and every request made under it names it in the audit.
 */
public final class BreakGlassService {

    public static final Duration LIFE = Duration.ofHours(1);
    private static final int SHORTEST_REASON = 10;
    private static final String SELECT = "SELECT b.*, a.login FROM break_glass b JOIN account a ON a.id = b.account_id";
    private static final String LIVE = "b.closed_at IS NULL AND b.expires_at > :now";

    private final Jdbi postgres;
    private final Clock clock;

    public BreakGlassService(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    public BreakGlass open(Account account, String area, String reason) {
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new Problem(
                    ProblemType.INVALID_BODY, Text.of("请写明紧急情况（至少 10 个字符）", "reason: expected at least 10 characters"));
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        postgres.useTransaction(handle -> {
            handle.execute("SELECT 1 FROM account WHERE id = ? FOR UPDATE", account.id());
            handle.execute(
                    "UPDATE break_glass SET closed_at = ? WHERE account_id = ? AND closed_at IS NULL",
                    at(now),
                    account.id());
            handle.createUpdate("""
                            INSERT INTO break_glass (id, account_id, area, reason, opened_at, expires_at)
                            VALUES (:id, :account, :area, :reason, :now, :expires)""")
                    .bind("id", id)
                    .bind("account", account.id())
                    .bind("area", area)
                    .bind("reason", reason.strip())
                    .bind("now", at(now))
                    .bind("expires", at(now.plus(LIFE)))
                    .execute();
            AccessRevision.advance(handle);
        });
        return findLive(account.id()).orElseThrow();
    }

    public void close(UUID account) {
        postgres.useTransaction(handle -> {
            handle.execute(
                    "UPDATE break_glass SET closed_at = ? WHERE account_id = ? AND closed_at IS NULL",
                    at(clock.instant()),
                    account);
            AccessRevision.advance(handle);
        });
    }

    public Optional<BreakGlass> findLive(UUID account) {
        return postgres.withHandle(handle -> handle.createQuery(
                        SELECT + " WHERE b.account_id = :account AND " + LIVE + " ORDER BY b.opened_at DESC LIMIT 1")
                .bind("account", account)
                .bind("now", at(clock.instant()))
                .map(BreakGlassService::read)
                .findOne());
    }

    /** The latest openings, those nobody has reviewed first. */
    public List<BreakGlass> list() {
        return postgres.withHandle(
                handle -> handle.createQuery(SELECT + " ORDER BY b.reviewed_at IS NOT NULL, b.opened_at DESC LIMIT 200")
                        .map(BreakGlassService::read)
                        .list());
    }

    /** Notes that somebody other than the one who opened it has looked at an opening. */
    public void review(UUID id, Account reviewer) {
        int changed = postgres.withHandle(handle -> handle.execute(
                "UPDATE break_glass SET reviewed_by = ?, reviewed_at = ?"
                        + " WHERE id = ? AND account_id <> ? AND reviewed_at IS NULL",
                reviewer.login(),
                at(clock.instant()),
                id,
                reviewer.id()));
        if (changed == 0) {
            throw Problem.notFound("没有待复核的紧急授权", "there is no such opening left to review");
        }
    }

    /** What an opening gives: everything in its area, as a labor officer would see it, and nothing to administer. */
    public static Grant grantOf(BreakGlass opening) {
        Map<Feed, FieldDetail> everything = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            everything.put(feed, FieldDetail.AMOUNTS);
        }
        return new Grant(Role.OFFICER, opening.area(), everything, opening.expiresAt());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static BreakGlass read(ResultSet row, StatementContext context) throws SQLException {
        return new BreakGlass(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("login"),
                row.getString("area"),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "closed_at"),
                row.getString("reviewed_by"),
                instant(row, "reviewed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
