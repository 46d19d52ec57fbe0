package org.loomwatch.api.notice.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries that are due and records how they ended. A delivery is locked for as long as it is being tried, by the
 * database connection of whoever tries it: another worker passes over it, and if the process dies the lock goes with the
 * connection and the delivery is due again at once, with the same key.
 *
 * <p>Where a repetition would be a second message, the attempt is on record before it begins. One that never came to an end is
 * in doubt: it is repeated, for nothing may be lost, and the doubt is counted, so that whoever had a message twice can be told.
 */
public final class DeliveryQueue {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final int LONGEST_ERROR = 500;

    private static final String NEXT = """
            SELECT d.id, d.notice_id, d.key, d.target, d.attempts, n.topic, n.title_zh, n.title_en, n.body_zh, n.body_en,
                   n.link, n.created_at
            FROM notice_delivery d JOIN notice n ON n.id = d.notice_id
            WHERE d.id = (SELECT id FROM notice_delivery
                          WHERE channel = :channel AND state = 'waiting' AND due_at <= now()
                          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            """;

    private final Jdbi postgres;

    public DeliveryQueue(Jdbi postgres) {
        this.postgres = postgres;
    }

    /** Tries the delivery that is due first; false if none is. */
    public boolean deliverNext(Channel channel) {
        return postgres.inTransaction(handle -> {
            Optional<Delivery> next = handle.createQuery(NEXT)
                    .bind("channel", channel.id())
                    .map(DeliveryQueue::read)
                    .findOne();
            next.ifPresent(delivery -> attempt(handle, channel, delivery));
            return next.isPresent();
        });
    }

    private void attempt(Handle handle, Channel channel, Delivery delivery) {
        int doubts = channel.isDoubledByRepetition() ? begin(delivery) : 0;
        try {
            channel.deliver(delivery);
            handle.execute(
                    "UPDATE notice_delivery SET state = 'sent', attempts = attempts + 1, doubts = doubts + ?, error = '',"
                            + " finished_at = now() WHERE id = ?",
                    doubts,
                    delivery.id());
        } catch (DeliveryException e) {
            int failures = delivery.attempts() + 1;
            Optional<Duration> wait = e.isPermanent() ? Optional.empty() : RetrySchedule.findWait(failures);
            if (wait.isEmpty()) {
                LOG.warn("notice {} is given up: {}", delivery.key(), e.getMessage());
            }
            handle.createUpdate("""
                            UPDATE notice_delivery
                            SET attempts = :failures, doubts = doubts + :doubts, error = :error,
                                state = CASE WHEN :dead THEN 'dead' ELSE 'waiting' END,
                                finished_at = CASE WHEN :dead THEN now() END,
                                due_at = now() + :wait * interval '1 second'
                            WHERE id = :id""")
                    .bind("failures", failures)
                    .bind("doubts", doubts)
                    .bind("error", shortened(String.valueOf(e.getMessage())))
                    .bind("dead", wait.isEmpty())
                    .bind("wait", wait.orElse(Duration.ZERO).toSeconds())
                    .bind("id", delivery.id())
                    .execute();
        }
        if (channel.isDoubledByRepetition()) {
            handle.execute("DELETE FROM notice_attempt WHERE delivery_id = ?", delivery.id());
        }
    }

    /**
     * Puts the attempt on record in a transaction of its own, before anything of it can be seen outside.
     *
     * @return 1 if the attempt before never ended, so that the receiver may have the message already
     */
    private int begin(Delivery delivery) {
        int first;
        // A handle of its own: what runs through the other one is of the transaction that ends with the attempt.
        try (Handle own = postgres.open()) {
            first = own.execute(
                    "INSERT INTO notice_attempt (delivery_id) VALUES (?) ON CONFLICT (delivery_id) DO NOTHING",
                    delivery.id());
        }
        if (first == 0) {
            LOG.warn("notice {} is sent again: whoever sent it before died, it may come twice", delivery.key());
        }
        return 1 - first;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    private static Delivery read(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("notice_id"),
                row.getString("key"),
                row.getString("target"),
                row.getInt("attempts"),
                row.getString("topic"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("body_zh"),
                row.getString("body_en"),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
