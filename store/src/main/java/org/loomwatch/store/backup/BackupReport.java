package org.loomwatch.store.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a backup or a restore did; every row named in the manifest was compared.
 *
 * @param bytes size of the backup file
 */
public record BackupReport(Path file, long bytes, BackupManifest manifest, Duration took) {

    public long rows() {
        return manifest.postgres().rows() + manifest.clickhouse().rows();
    }
}
