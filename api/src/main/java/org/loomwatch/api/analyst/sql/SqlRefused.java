package org.loomwatch.api.analyst.sql;

import org.loomwatch.api.problem.Text;

/** A statement that is not let through, and why; the text is for whoever wrote it. */
final class SqlRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    SqlRefused(String zh, String en) {
        super(en);
        this.reason = Text.of(zh, en);
    }

    Text reason() {
        return reason;
    }
}
