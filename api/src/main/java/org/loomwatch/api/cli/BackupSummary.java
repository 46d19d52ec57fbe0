package org.loomwatch.api.cli;

import org.loomwatch.store.backup.BackupReport;

/** What {@code --json} prints of a backup or restore. */
record BackupSummary(String file, long bytes, long postgresRows, long clickhouseRows, double seconds) {

    static BackupSummary of(BackupReport report) {
        return new BackupSummary(
                report.file().toString(),
                report.bytes(),
                report.manifest().postgres().rows(),
                report.manifest().clickhouse().rows(),
                report.took().toMillis() / 1000.0);
    }

    static String describe(BackupReport report) {
        return "%,d rows, %.1f MB".formatted(report.rows(), report.bytes() / 1e6);
    }
}
