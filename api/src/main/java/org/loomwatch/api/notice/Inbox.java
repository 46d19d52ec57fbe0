package org.loomwatch.api.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Cursor;
import org.loomwatch.api.server.Page;

/** The notices of one reader: those for them, their unit and the roles they hold now. */
public final class Inbox {

    private static final String BINDING = "notices";

    private final Jdbi postgres;
    private final boolean sendsEmail;

    /** @param sendsEmail whether there is a mail server, so that an address is of any use */
    public Inbox(Jdbi postgres, boolean sendsEmail) {
        this.postgres = postgres;
        this.sendsEmail = sendsEmail;
    }

    /** Newest first. */
    public Page<NoticeItem> list(Caller reader, Optional<String> cursor, int limit) {
        Account account = reader.getAccount();
        long before = cursor.map(text -> position(text)).orElse(Long.MAX_VALUE);
        String[] roles = reader.rights().grants().stream()
                .map(grant -> grant.role().id())
                .distinct()
                .toArray(String[]::new);
        List<NoticeItem> items = postgres.withHandle(handle -> handle.createQuery("""
                        SELECT n.*, n.id <= coalesce((SELECT up_to FROM notice_read WHERE account_id = :id), 0) AS read
                        FROM notice n
                        WHERE n.id < :before AND (
                            (n.audience_kind = 'account' AND n.audience = :login)
                            OR (n.audience_kind = 'unit' AND n.audience = :unit)
                            OR (n.audience_kind = 'role' AND n.audience = ANY (:roles)))
                        ORDER BY n.id DESC LIMIT :limit""")
                .bind("id", account.id())
                .bind("before", before)
                .bind("login", account.login())
                .bind("unit", account.unit())
                .bindArray("roles", String.class, (Object[]) roles)
                .bind("limit", limit + 1)
                .map(Inbox::read)
                .list());
        if (items.size() <= limit) {
            return new Page<>(items, null);
        }
        List<NoticeItem> page = items.subList(0, limit);
        String last = Long.toString(page.get(limit - 1).id());
        return new Page<>(page, new Cursor(BINDING, List.of(last)).encode());
    }

    private static long position(String cursor) {
        String key = Cursor.decode(cursor, BINDING, 1).keys().get(0);
        return key.matches("\\d{1,18}") ? Long.parseLong(key) : 0;
    }

    /** Remembers that everything up to this notice was read. */
    public void markRead(Caller reader, long upTo) {
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO notice_read (account_id, up_to) VALUES (:id, :upTo)
                        ON CONFLICT (account_id) DO UPDATE SET up_to = greatest(notice_read.up_to, :upTo)""")
                .bind("id", reader.getAccount().id())
                .bind("upTo", upTo)
                .execute());
    }

    /** Where the reader wants e-mail; empty if nowhere. */
    public String address(UUID account) {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT email FROM notice_address WHERE account_id = :id")
                        .bind("id", account)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(""));
    }

    /** @throws Problem if it is no address, or this server sends no e-mail */
    public void setAddress(UUID account, String email) {
        if (email.isEmpty()) {
            postgres.useHandle(handle -> handle.execute("DELETE FROM notice_address WHERE account_id = ?", account));
            return;
        }
        if (!sendsEmail) {
            throw new Problem(
                    ProblemType.CONFLICT, Text.of("本系统未配置邮件服务器", "this server has no mail server to send through"));
        }
        if (!email.matches("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of("不是有效的邮箱地址", "email: this is no e-mail address"));
        }
        postgres.useHandle(handle -> handle.execute(
                "INSERT INTO notice_address (account_id, email) VALUES (?, ?)"
                        + " ON CONFLICT (account_id) DO UPDATE SET email = excluded.email",
                account,
                email));
    }

    private static NoticeItem read(ResultSet row, StatementContext context) throws SQLException {
        return new NoticeItem(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("body_zh"),
                row.getString("body_en"),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("read"));
    }
}
