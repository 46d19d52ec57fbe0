package org.loomwatch.api.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keyed hash that chains the trail: HMAC-SHA-256 over the previous hash and the entry's fields, each with its length in
 * front, so that no two different entries give the same bytes.
 */
final class AuditChain {

    /** What stands before the first entry. */
    static final String GENESIS = "0".repeat(64);

    private final SecretKeySpec key;

    AuditChain(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    AuditEntry append(long seq, Instant at, AuditEvent event, String detail, String previous) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry = new AuditEntry(
                seq,
                micros,
                event.actor(),
                event.accountId() == null ? null : event.accountId().toString(),
                event.sessionId() == null ? null : event.sessionId().toString(),
                event.address(),
                event.action(),
                event.object(),
                event.outcome().name(),
                detail,
                previous,
                GENESIS);
        return new AuditEntry(
                seq,
                micros,
                entry.actor(),
                entry.accountId(),
                entry.sessionId(),
                entry.address(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                detail,
                previous,
                hash(entry));
    }

    String hash(AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(HexFormat.of().parseHex(entry.previous()));
            out.writeLong(entry.seq());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            for (String text : new @Nullable String[] {
                entry.actor(),
                entry.accountId(),
                entry.sessionId(),
                entry.address(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.detail()
            }) {
                byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text == null ? -1 : utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sign(bytes.toByteArray());
    }

    /** Hex of the keyed hash of a message. */
    String sign(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }
}
