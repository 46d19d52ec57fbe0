package org.loomwatch.api.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Secrets;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Service tokens: each scoped to permissions, each with an end. */
public final class ServiceTokenService {

    public static final Duration LONGEST = Duration.ofDays(366);

    /** Tells a token apart from other secrets, for people and for scanners of leaked secrets. */
    public static final String PREFIX = "lwt_";

    private static final String COLUMNS = "id, name, account_id, permissions, created_at, expires_at";
    private static final String LIVE = "revoked_at IS NULL AND expires_at > :now";

    private final Jdbi postgres;
    private final Clock clock;

    public ServiceTokenService(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    /** A new token and its secret, which is shown once and not kept. */
    public record Issued(ServiceToken token, String secret) {}

    public Issued issue(UUID account, String name, Set<Permission> permissions, Duration life, String issuer) {
        if (name.isBlank() || name.length() > 100) {
            throw invalid("令牌须有 1 至 100 个字符的名称", "name: expected 1 to 100 characters");
        }
        if (permissions.isEmpty()) {
            throw invalid("令牌须至少有一项权限", "permissions: a token needs at least one");
        }
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw invalid("有效期须为 1 至 366 天", "days: expected 1 to 366");
        }
        String secret = PREFIX + Secrets.newToken();
        Instant now = clock.instant();
        ServiceToken token = new ServiceToken(UUID.randomUUID(), name, account, permissions, now, now.plus(life));
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO service_token
                            (id, name, token_hash, account_id, permissions, created_at, created_by, expires_at)
                        VALUES (:id, :name, :hash, :account, :permissions, :now, :issuer, :expires)""")
                .bind("id", token.id())
                .bind("name", name)
                .bind("hash", Secrets.hash(secret))
                .bind("account", account)
                .bindArray("permissions", String.class, (Object[])
                        permissions.stream().map(Permission::id).sorted().toArray(String[]::new))
                .bind("now", at(now))
                .bind("issuer", issuer)
                .bind("expires", at(token.expiresAt()))
                .execute());
        return new Issued(token, secret);
    }

    public Optional<ServiceToken> find(String secret) {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM service_token WHERE token_hash = :hash AND " + LIVE)
                .bind("hash", Secrets.hash(secret))
                .bind("now", at(clock.instant()))
                .map(ServiceTokenService::read)
                .findOne());
    }

    public List<ServiceToken> listLive(UUID account) {
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM service_token WHERE account_id = :account AND " + LIVE + " ORDER BY created_at, id")
                .bind("account", account)
                .bind("now", at(clock.instant()))
                .map(ServiceTokenService::read)
                .list());
    }

    /** Ends one token of an account; false if it has no such live token. */
    public boolean revoke(UUID account, UUID token) {
        return postgres.withHandle(handle -> handle.execute(
                        "UPDATE service_token SET revoked_at = ? WHERE id = ? AND account_id = ? AND revoked_at IS NULL",
                        at(clock.instant()),
                        token,
                        account)
                > 0);
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ServiceToken read(ResultSet row, StatementContext context) throws SQLException {
        String[] permissions = (String[]) row.getArray("permissions").getArray();
        return new ServiceToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("account_id", UUID.class),
                Arrays.stream(permissions)
                        .map(id -> Permission.valueOf(id.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
