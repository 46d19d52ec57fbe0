package org.loomwatch.api.analyst.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is being written; knows the hash of what was. */
final class HashedFile extends FilterOutputStream {

    private static final int BUFFER_BYTES = 1 << 20;

    private final MessageDigest digest;

    private HashedFile(Path file, MessageDigest digest) throws IOException {
        super(new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES), digest));
        this.digest = digest;
    }

    static HashedFile create(Path file) throws IOException {
        try {
            return new HashedFile(file, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** To be asked once, when everything is written. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
