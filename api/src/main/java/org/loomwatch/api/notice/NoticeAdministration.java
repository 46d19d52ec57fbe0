package org.loomwatch.api.notice;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.notice.webhook.TargetGuard;
import org.loomwatch.api.notice.webhook.TargetRefusedException;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** What an administrator sees and does: deliveries that were given up, and the systems that hear of topics. */
public final class NoticeAdministration {

    private static final int SHORTEST_SECRET = 16;
    private static final int LISTED = 200;

    static final String DOUBTFUL = "doubtful";

    private final Jdbi postgres;

    public NoticeAdministration(Jdbi postgres) {
        this.postgres = postgres;
    }

    /** The newest {@value #LISTED} deliveries in a state; {@value #DOUBTFUL} are those that somebody may have had twice. */
    public List<DeliveryItem> listDeliveries(String state) {
        String condition = state.equals(DOUBTFUL) ? "d.doubts > 0" : "d.state = :state";
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT d.*, n.topic FROM notice_delivery d JOIN notice n ON n.id = d.notice_id WHERE "
                                + condition + " ORDER BY d.id DESC LIMIT :limit")
                .bindMap(Map.of("state", state, "limit", LISTED))
                .map(NoticeAdministration::delivery)
                .list());
    }

    /** Lets a delivery that was given up be tried again, from the first wait on. */
    public void retry(long id) {
        int changed = postgres.withHandle(handle -> handle.execute(
                "UPDATE notice_delivery SET state = 'waiting', attempts = 0, due_at = now(), finished_at = NULL"
                        + " WHERE id = ? AND state = 'dead'",
                id));
        if (changed == 0) {
            throw Problem.notFound("没有这条投递失败的通知", "there is no such delivery that was given up");
        }
    }

    public List<WebhookItem> listWebhooks() {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT id, url, topics, enabled, created_by, created_at FROM webhook ORDER BY id")
                .map(NoticeAdministration::webhook)
                .list());
    }

    /**
     * Makes a webhook or changes the one of this id.
     *
     * @param secret what requests are signed with; null keeps the one there is
     * @throws Problem if the address is none that this server would send to, or a new webhook has no secret
     */
    public void putWebhook(
            String id, String url, @Nullable String secret, List<String> topics, boolean enabled, String by) {
        try {
            TargetGuard.parse(url);
        } catch (TargetRefusedException e) {
            throw invalid(
                    "地址须为 http(s)://主机[:端口]/路径，不含用户名", "url: expected http(s)://host[:port]/path without user name");
        }
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw invalid("密钥至少 16 个字符", "secret: expected at least 16 characters");
        }
        int changed = postgres.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO webhook (id, url, secret, topics, enabled, created_by)
                        SELECT :id, :url, coalesce(:secret, (SELECT secret FROM webhook WHERE id = :id)), :topics, :enabled, :by
                        WHERE :secret IS NOT NULL OR EXISTS (SELECT 1 FROM webhook WHERE id = :id)
                        ON CONFLICT (id) DO UPDATE SET url = excluded.url, secret = excluded.secret,
                            topics = excluded.topics, enabled = excluded.enabled""")
                .bind("id", id)
                .bind("url", url)
                .bind("secret", secret)
                .bindArray("topics", String.class, topics.toArray())
                .bind("enabled", enabled)
                .bind("by", by)
                .execute());
        if (changed == 0) {
            throw invalid("新建推送须提供密钥", "secret: a new webhook needs one");
        }
    }

    /** What waits for it is given up at its next attempt. */
    public void deleteWebhook(String id) {
        if (postgres.withHandle(handle -> handle.execute("DELETE FROM webhook WHERE id = ?", id)) == 0) {
            throw Problem.notFound("没有推送 " + id, "there is no webhook " + id);
        }
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }

    private static DeliveryItem delivery(ResultSet row, StatementContext context) throws SQLException {
        return new DeliveryItem(
                row.getLong("id"),
                row.getString("key"),
                row.getString("topic"),
                row.getString("channel"),
                row.getString("target"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getInt("doubts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("error"),
                instant(row, "finished_at"));
    }

    private static WebhookItem webhook(ResultSet row, StatementContext context) throws SQLException {
        Array topics = row.getArray("topics");
        return new WebhookItem(
                row.getString("id"),
                row.getString("url"),
                Arrays.asList((String[]) topics.getArray()),
                row.getBoolean("enabled"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
