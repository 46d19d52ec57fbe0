package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.loomwatch.store.Stores;
import org.loomwatch.store.backup.BackupReport;
import org.loomwatch.store.backup.BackupService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes both stores into one file. */
@Command(name = "backup", description = "Write both stores into one file.")
final class BackupCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "FILE", description = "File to write; must not exist.")
    private Path file;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        Output output = main.output();
        try (Stores stores = Stores.open(data.settings())) {
            BackupReport report = Progress.of(output)
                    .run("backing up", () -> BackupService.backup(stores, file), BackupSummary::describe);
            output.result(BackupSummary.of(report), BackupSummary.describe(report) + ": " + file);
        }
        return 0;
    }
}
