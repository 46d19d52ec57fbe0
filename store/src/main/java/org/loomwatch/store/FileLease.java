package org.loomwatch.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock of a whole file that the operating system releases when its process ends, however it ends.
 *
 * <p>Locks belong to the process: closing any channel of the same file in this process drops them, so nobody may
 * open that file twice in one process at a time.
 */
public final class FileLease implements AutoCloseable {

    private static final long LOOK_MILLIS = 20;

    private final FileChannel channel;

    private FileLease(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no other process holds the file exclusively. */
    public static FileLease shared(Path file) throws IOException {
        return await(file, true);
    }

    /** Waits until no other process holds the file at all. */
    public static FileLease exclusive(Path file) throws IOException {
        return await(file, false);
    }

    /** Takes the file exclusively if no other process holds it now. */
    public static Optional<FileLease> tryExclusive(Path file) throws IOException {
        return tryTake(file, false);
    }

    /**
     * Looks again and again rather than blocking: the operating system counts locks of a process, not of a thread or of
     * a purpose, and would see deadlocks between processes that merely take turns.
     */
    private static FileLease await(Path file, boolean shared) throws IOException {
        try {
            while (true) {
                Optional<FileLease> lease = tryTake(file, shared);
                if (lease.isPresent()) {
                    return lease.get();
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + file);
        }
    }

    private static Optional<FileLease> tryTake(Path file, boolean shared) throws IOException {
        FileChannel channel = open(file);
        try {
            if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
                return Optional.of(new FileLease(channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
