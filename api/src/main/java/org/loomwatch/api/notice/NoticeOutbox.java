package org.loomwatch.api.notice;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Where notices are left to be delivered. What is added is delivered if and only if the caller's transaction commits, and
 * goes out to everybody who is to hear of it at that moment.
 */
public final class NoticeOutbox {

    /** One statement however many notices there are. Each way of naming readers is a join of its own, so that each has an index. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO notice (topic, key, audience_kind, audience, title_zh, title_en, body_zh, body_en, link)
                SELECT * FROM unnest(:topic::text[], :key::text[], :kind::text[], :audience::text[], :titleZh::text[],
                                     :titleEn::text[], :bodyZh::text[], :bodyEn::text[], :link::text[])
                ON CONFLICT (key) DO NOTHING
                RETURNING id, key, topic, audience_kind, audience
            ), address AS (
                SELECT account.id, account.login, account.unit_id, notice_address.email
                FROM notice_address JOIN account ON account.id = notice_address.account_id
                WHERE account.disabled_at IS NULL
            ), reader AS (
                SELECT added.id, added.key, address.email
                FROM added JOIN address ON added.audience_kind = 'account' AND address.login = added.audience
                UNION
                SELECT added.id, added.key, address.email
                FROM added JOIN address ON added.audience_kind = 'unit' AND address.unit_id = added.audience
                UNION
                SELECT added.id, added.key, address.email
                FROM added
                JOIN account_grant held ON added.audience_kind = 'role' AND held.role = added.audience
                                       AND held.revoked_at IS NULL
                                       AND (held.expires_at IS NULL OR held.expires_at > now())
                JOIN address ON address.id = held.account_id
            )
            INSERT INTO notice_delivery (notice_id, channel, target, key)
            SELECT id, 'page', '', key || '/page' FROM added
            UNION ALL
            SELECT added.id, 'webhook', webhook.id, added.key || '/webhook/' || webhook.id
            FROM added JOIN webhook ON webhook.enabled
            WHERE EXISTS (SELECT 1 FROM unnest(webhook.topics) AS topic WHERE starts_with(added.topic, topic))
            UNION ALL
            SELECT id, 'email', email, key || '/email/' || email FROM reader
            """;

    private NoticeOutbox() {}

    /**
     * Adds a notice within the transaction of {@code handle}.
     *
     * @return whether it was new; one of the same key changes nothing
     */
    public static boolean add(Handle handle, Notice notice) {
        return addAll(handle, List.of(notice));
    }

    /**
     * As {@link #add}, for many at once.
     *
     * @return whether any was new
     */
    public static boolean addAll(Handle handle, List<Notice> notices) {
        if (notices.isEmpty()) {
            return false;
        }
        Update update = handle.createUpdate(ADD);
        bind(update, "topic", notices, Notice::topic);
        bind(update, "key", notices, Notice::key);
        bind(update, "kind", notices, notice -> notice.audience().kind().id());
        bind(update, "audience", notices, notice -> notice.audience().id());
        bind(update, "titleZh", notices, Notice::titleZh);
        bind(update, "titleEn", notices, Notice::titleEn);
        bind(update, "bodyZh", notices, Notice::bodyZh);
        bind(update, "bodyEn", notices, Notice::bodyEn);
        bind(update, "link", notices, Notice::link);
        return update.execute() > 0;
    }

    private static void bind(Update update, String name, List<Notice> notices, Function<Notice, String> text) {
        update.bindArray(name, String.class, notices.stream().map(text).toList());
    }
}
