package org.loomwatch.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The one place that writes the audit trail. {@link #record} returns when the entry is kept; entries that arrive together
 * share one transaction (group commit), so that auditing every request stays cheap.
 *
 * <p>Several server processes may write one trail: the next place is taken under a lock in the database.
 */
public final class AuditTrail implements AutoCloseable {

    /** Arbitrary, only ours: the lock under which the next place in the chain is taken. */
    private static final long CHAIN_LOCK = 0x10_0A_0D_17L;

    private static final int MAX_BATCH = 500;

    private final Jdbi postgres;
    private final AuditAnchor anchor;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::writeLoop, "audit-writer");
    private volatile boolean closed;

    private record Pending(AuditEvent event, CompletableFuture<Void> kept) {}

    public AuditTrail(Jdbi postgres, AuditAnchor anchor, Clock clock) {
        this.postgres = postgres;
        this.anchor = anchor;
        this.clock = clock;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Keeps one event; returns when it is committed.
     *
     * @throws AuditException if it could not be kept: whatever was to be audited must not go on
     */
    public void record(AuditEvent event) {
        Pending pending = new Pending(event, new CompletableFuture<>());
        if (closed) {
            throw new AuditException("the audit trail is closed");
        }
        queue.add(pending);
        try {
            pending.kept.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new AuditException("the audit trail could not be written", e.getCause());
        }
    }

    private void writeLoop() {
        List<Pending> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH - 1);
                writeBatch(batch);
                batch.forEach(pending -> pending.kept.complete(null));
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                batch.forEach(pending -> pending.kept.completeExceptionally(e));
            } finally {
                batch.clear();
            }
        }
    }

    private void writeBatch(List<Pending> batch) {
        AuditEntry last = postgres.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?)", CHAIN_LOCK);
            AuditEntry tail = findTail(handle);
            PreparedBatch insert = handle.prepareBatch("""
                    INSERT INTO audit_entry (seq, at, actor, account_id, session_id, address, action, object, outcome,
                                             detail, previous, hash)
                    VALUES (:seq, :at, :actor, :account::uuid, :session::uuid, :address, :action, :object, :outcome,
                            :detail, :previous, :hash)""");
            for (Pending pending : batch) {
                long seq = tail == null ? 1 : tail.seq() + 1;
                String previous = tail == null ? AuditChain.GENESIS : tail.hash();
                tail = anchor.chain().append(seq, clock.instant(), pending.event(), toJson(pending.event()), previous);
                insert.bind("seq", tail.seq())
                        .bind("at", tail.at())
                        .bind("actor", tail.actor())
                        .bind("account", tail.accountId())
                        .bind("session", tail.sessionId())
                        .bind("address", tail.address())
                        .bind("action", tail.action())
                        .bind("object", tail.object())
                        .bind("outcome", tail.outcome())
                        .bind("detail", tail.detail())
                        .bind("previous", tail.previous())
                        .bind("hash", tail.hash())
                        .add();
            }
            insert.execute();
            return tail;
        });
        if (last != null) {
            anchor.writeHead(last.seq(), last.hash());
        }
    }

    private static @Nullable AuditEntry findTail(Handle handle) {
        return handle.createQuery("SELECT * FROM audit_entry ORDER BY seq DESC LIMIT 1")
                .map(AuditRows::read)
                .findOne()
                .orElse(null);
    }

    private String toJson(AuditEvent event) {
        try {
            return json.writeValueAsString(event.detail());
        } catch (JsonProcessingException e) {
            throw new AuditException("the detail of an audit event is no JSON", e);
        }
    }

    /** Writes what is waiting, then stops. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
