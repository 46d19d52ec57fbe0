package org.loomwatch.api.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.loomwatch.api.access.Secrets;

/**
 * What of the trail is kept outside the database, in one folder: the secret key of the chain, and its head (last place and
 * hash, signed). A cut tail shows because the head knows of entries that are gone.
 */
public final class AuditAnchor {

    private static final int KEY_BYTES = 32;

    private final Path keyFile;
    private final Path headFile;
    private final AuditChain chain;

    /** The last entry known outside the database. */
    record Head(long seq, String hash) {}

    /** Opens the folder; makes it, with a new key, where there is none. */
    public AuditAnchor(Path folder) {
        keyFile = folder.resolve("key");
        headFile = folder.resolve("head");
        try {
            Files.createDirectories(folder);
            chain = new AuditChain(readOrMakeKey());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the audit key in " + folder, e);
        }
    }

    AuditChain chain() {
        return chain;
    }

    /** @throws AuditException if the head was changed by a hand that does not hold the key */
    Optional<Head> findHead() {
        String[] parts;
        try {
            parts = Files.readString(headFile).strip().split(" ");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + headFile, e);
        }
        if (parts.length != 3 || !Secrets.equal(sign(parts[0], parts[1]), parts[2])) {
            throw new AuditException("the audit head in %s was changed".formatted(headFile));
        }
        return Optional.of(new Head(Long.parseLong(parts[0]), parts[1]));
    }

    /**
     * Moves the head forward. Several processes may write one trail and get here in another order than their entries
     * stand in it, so a head never goes back; a damaged one stays for the verifier to find.
     */
    synchronized void writeHead(long seq, String hash) {
        String place = Long.toString(seq);
        String line = place + " " + hash + " " + sign(place, hash) + "\n";
        Path next = headFile.resolveSibling("head.next");
        try (FileChannel lock = FileChannel.open(
                        headFile.resolveSibling("head.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && isBehind(seq)) {
                Files.writeString(next, line);
                Files.move(next, headFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the audit head to " + headFile, e);
        }
    }

    private boolean isBehind(long seq) {
        try {
            return findHead().map(head -> head.seq() < seq).orElse(true);
        } catch (AuditException damaged) {
            return false;
        }
    }

    private String sign(String seq, String hash) {
        return chain.sign(("head " + seq + " " + hash).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] readOrMakeKey() throws IOException {
        if (!Files.exists(keyFile)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Path next = Files.createTempFile(
                    keyFile.getParent(),
                    "key",
                    ".next",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(next, keyFile, StandardCopyOption.ATOMIC_MOVE);
        }
        byte[] key = HexFormat.of().parseHex(Files.readString(keyFile).strip());
        if (key.length != KEY_BYTES) {
            throw new AuditException("the audit key in %s is damaged: expected %d bytes, found %d"
                    .formatted(keyFile, KEY_BYTES, key.length));
        }
        return key;
    }
}
