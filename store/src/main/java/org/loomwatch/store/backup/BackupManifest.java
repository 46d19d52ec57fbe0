package org.loomwatch.store.backup;

import java.time.Instant;

/**
 * The table of contents of a backup file.
 *
 * @param format version of the file format
 * @param createdAt RFC 3339
 * @param installation id of the installation that was backed up
 */
public record BackupManifest(
        int format, String createdAt, String installation, StoreContent postgres, StoreContent clickhouse) {

    /** The one format there has been so far. */
    public static final int FORMAT = 1;

    public BackupManifest {
        Instant.parse(createdAt);
    }
}
