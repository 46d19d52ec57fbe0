package org.loomwatch.store.postgres;

import org.loomwatch.store.StoreException;

/** One of the PostgreSQL programs ended with an error. */
final class PostgresProgramException extends StoreException {

    PostgresProgramException(String message) {
        super(message);
    }

    PostgresProgramException with(String logged) {
        return logged.isEmpty() ? this : new PostgresProgramException(getMessage() + "\n" + logged);
    }

    /** Another process took the port between choosing it and listening on it. */
    boolean portTaken() {
        return getMessage().contains("Address already in use") || getMessage().contains("could not bind");
    }

    /** Sessions of a killed server have not yet noticed that it is gone. */
    boolean sessionsLeft() {
        return getMessage().contains("pre-existing shared memory block");
    }
}
