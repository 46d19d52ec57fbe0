package org.loomwatch.api.emergency.alert;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * How a message came.
 *
 * @param id the id it will have here
 * @param source {@code post folder feed telephone}
 * @param by login, service or folder that brought it
 * @param raw the bytes as they came
 */
// The bytes are handed on to the database and to nobody who would change them.
@SuppressWarnings("ArrayRecordComponent")
record Arrival(UUID id, String source, String by, String format, String signature, byte[] raw, Instant now) {

    String rawHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
