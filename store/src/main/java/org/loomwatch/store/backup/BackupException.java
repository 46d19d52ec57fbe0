package org.loomwatch.store.backup;

import org.jspecify.annotations.Nullable;
import org.loomwatch.store.StoreException;

/** A backup cannot be made, or a backup file is damaged or does not fit. */
public final class BackupException extends StoreException {

    public BackupException(String message) {
        super(message);
    }

    public BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
