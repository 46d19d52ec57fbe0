package org.loomwatch.api.access.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.loomwatch.api.access.AccessRevision;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;

/** Keeps who holds which grants, and gives and takes them under the rules of {@link GrantRules}. */
public final class GrantService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHORTEST_REASON = 4;
    private static final String COLUMNS =
            "id, account_id, role, area, fields::text AS fields, expires_at, granted_by, reason, granted_at";
    private static final String LIVE = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)";

    private final Jdbi postgres;
    private final Clock clock;

    public GrantService(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    /**
     * Gives a right; whether the giver may is {@link GrantRules}' to say.
     *
     * @throws Problem if the account's other roles exclude this one, or no reason is given
     */
    public GrantRecord add(Account account, Grant grant, String grantedBy, String reason) {
        if (reason.strip().length() < SHORTEST_REASON) {
            throw new Problem(
                    ProblemType.INVALID_BODY, Text.of("请写明授权理由（至少 4 个字符）", "reason: expected at least 4 characters"));
        }
        Instant now = clock.instant();
        GrantRecord added = new GrantRecord(UUID.randomUUID(), account.id(), grant, grantedBy, reason.strip(), now);
        postgres.useTransaction(handle -> {
            // Two grants given at once must not slip past each other's exclusion.
            handle.execute("SELECT 1 FROM account WHERE id = ? FOR UPDATE", account.id());
            List<Role> held = handle.createQuery(
                            "SELECT role FROM account_grant WHERE account_id = :account AND " + LIVE)
                    .bind("account", account.id())
                    .bind("now", at(now))
                    .map((row, context) -> role(row.getString("role")))
                    .list();
            for (Role role : held) {
                if (!role.isCompatibleWith(grant.role())) {
                    throw new Problem(
                            ProblemType.CONFLICT,
                            Text.of(
                                    "角色“%s”与已有角色“%s”不能由同一人担任"
                                            .formatted(grant.role().nameZh(), role.nameZh()),
                                    "one person cannot hold %s and %s"
                                            .formatted(grant.role().nameEn(), role.nameEn())));
                }
            }
            handle.createUpdate("""
                            INSERT INTO account_grant
                                (id, account_id, role, area, fields, expires_at, granted_by, reason, granted_at)
                            VALUES (:id, :account, :role, :area, :fields::jsonb, :expires, :by, :reason, :now)""")
                    .bind("id", added.id())
                    .bind("account", account.id())
                    .bind("role", grant.role().id())
                    .bind("area", grant.area())
                    .bind("fields", fieldsToJson(grant.fields()))
                    .bind("expires", grant.expiresAt() == null ? null : at(grant.expiresAt()))
                    .bind("by", grantedBy)
                    .bind("reason", added.reason())
                    .bind("now", at(now))
                    .execute();
            AccessRevision.advance(handle);
        });
        return added;
    }

    public List<GrantRecord> listLive(UUID account) {
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM account_grant WHERE account_id = :account AND " + LIVE + " ORDER BY granted_at, id")
                .bind("account", account)
                .bind("now", at(clock.instant()))
                .map(GrantService::read)
                .list());
    }

    /** Whether anybody ever held this role, also if it was taken back since. */
    public boolean wasEverGiven(Role role) {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM account_grant WHERE role = :role)")
                        .bind("role", role.id())
                        .mapTo(Boolean.class)
                        .one());
    }

    public GrantRecord get(UUID id) {
        return postgres.withHandle(handle -> handle.createQuery(
                                "SELECT " + COLUMNS + " FROM account_grant WHERE id = :id AND " + LIVE)
                        .bind("id", id)
                        .bind("now", at(clock.instant()))
                        .map(GrantService::read)
                        .findOne())
                .orElseThrow(() -> Problem.notFound("没有此授权或已撤销", "there is no such live grant"));
    }

    public void revoke(GrantRecord grant, String revokedBy) {
        postgres.useTransaction(handle -> {
            handle.execute(
                    "UPDATE account_grant SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL",
                    at(clock.instant()),
                    revokedBy,
                    grant.id());
            AccessRevision.advance(handle);
        });
    }

    static String fieldsToJson(Map<Feed, FieldDetail> fields) {
        Map<String, String> ids = new TreeMap<>();
        fields.forEach((feed, detail) -> ids.put(feed.id(), detail.id()));
        try {
            return JSON.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }

    private static Map<Feed, FieldDetail> fieldsFromJson(String text) {
        try {
            Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
            JSON.readValue(text, new TypeReference<Map<String, String>>() {})
                    .forEach((feed, detail) -> fields.put(
                            Feed.find(feed).orElseThrow(),
                            FieldDetail.find(detail).orElseThrow()));
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored fields of a grant are no JSON: " + text, e);
        }
    }

    private static Role role(String id) {
        return Role.find(id).orElseThrow(() -> new IllegalStateException("unknown stored role " + id));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static GrantRecord read(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new GrantRecord(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                new Grant(
                        role(row.getString("role")),
                        row.getString("area"),
                        fieldsFromJson(row.getString("fields")),
                        expires == null ? null : expires.toInstant()),
                row.getString("granted_by"),
                row.getString("reason"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant());
    }
}
