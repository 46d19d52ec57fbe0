package org.loomwatch.store.backup;

import java.io.IOException;

/** What came is not lines of as many tab-separated columns as the table has. */
final class MalformedRowsException extends IOException {

    MalformedRowsException(String message) {
        super(message);
    }
}
