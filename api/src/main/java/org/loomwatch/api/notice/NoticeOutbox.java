package org.loomwatch.api.notice;

import org.jdbi.v3.core.Handle;

/**
 * Where notices are left to be delivered. What is added is delivered if and only if the caller's transaction commits, and
 * goes out to everybody who is to hear of it at that moment.
 */
public final class NoticeOutbox {

    /** One statement, so that a caller adding thousands pays one round trip each. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO notice (topic, key, audience_kind, audience, title_zh, title_en, body_zh, body_en, link)
                VALUES (:topic, :key, :kind, :audience, :titleZh, :titleEn, :bodyZh, :bodyEn, :link)
                ON CONFLICT (key) DO NOTHING
                RETURNING id, key, topic, audience_kind, audience
            ), reader AS (
                SELECT DISTINCT added.id, added.key, address.email
                FROM added
                JOIN notice_address address ON true
                JOIN account ON account.id = address.account_id AND account.disabled_at IS NULL
                WHERE (added.audience_kind = 'account' AND account.login = added.audience)
                   OR (added.audience_kind = 'unit' AND account.unit_id = added.audience)
                   OR (added.audience_kind = 'role' AND EXISTS (
                           SELECT 1 FROM account_grant held
                           WHERE held.account_id = account.id AND held.role = added.audience AND held.revoked_at IS NULL
                             AND (held.expires_at IS NULL OR held.expires_at > now())))
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
        return handle.createUpdate(ADD)
                        .bind("topic", notice.topic())
                        .bind("key", notice.key())
                        .bind("kind", notice.audience().kind().id())
                        .bind("audience", notice.audience().id())
                        .bind("titleZh", notice.titleZh())
                        .bind("titleEn", notice.titleEn())
                        .bind("bodyZh", notice.bodyZh())
                        .bind("bodyEn", notice.bodyEn())
                        .bind("link", notice.link())
                        .execute()
                > 0;
    }
}
