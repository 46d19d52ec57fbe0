package org.loomwatch.store;

import org.jspecify.annotations.Nullable;

/** A store cannot do what was asked; the message says which store, what failed and what to do about it. */
public class StoreException extends RuntimeException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
