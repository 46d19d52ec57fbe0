package org.loomwatch.models.economy.series;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file handed in by the user that cannot be used; the message names file, line, field and what was expected. */
public final class InputException extends RuntimeException {

    private final Path file;
    private final long line;
    private final @Nullable String field;

    private InputException(Path file, long line, @Nullable String field, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
        this.field = field;
    }

    /** A fault of one field; lines count from 1 and the header is line 1. */
    public static InputException atField(Path file, long line, String field, String problem) {
        return new InputException(
                file, line, field, "%s, line %d, field %s: %s".formatted(file, line, field, problem), null);
    }

    /** A fault of the file as a whole. */
    public static InputException inFile(Path file, String problem) {
        return new InputException(file, 0, null, "%s: %s".formatted(file, problem), null);
    }

    /** A fault of the file as a whole, found by another library. */
    public static InputException inFile(Path file, String problem, Throwable cause) {
        return new InputException(file, 0, null, "%s: %s".formatted(file, problem), cause);
    }

    public Path file() {
        return file;
    }

    /** Line counted from 1, or 0 when the fault is not of one line. */
    public long line() {
        return line;
    }

    public @Nullable String field() {
        return field;
    }
}
