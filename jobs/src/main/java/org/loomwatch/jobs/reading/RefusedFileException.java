package org.loomwatch.jobs.reading;

import java.io.IOException;
import org.loomwatch.jobs.conform.Reason;

/** A file that is refused whole: none of its rows counts. */
public final class RefusedFileException extends IOException {

    private final Reason reason;

    public RefusedFileException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
