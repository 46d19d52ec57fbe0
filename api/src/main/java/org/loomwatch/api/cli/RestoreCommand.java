package org.loomwatch.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.loomwatch.store.backup.BackupReport;
import org.loomwatch.store.backup.BackupService;
import org.loomwatch.store.backup.RestoreMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads a backup into both stores and compares every row. */
@Command(
        name = "restore",
        description = "Read a backup into both stores and compare every row with the file.",
        footer = "The stores must be empty unless --replace is given.")
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "FILE", description = "File that backup wrote.")
    private Path file;

    @Option(names = "--replace", description = "Delete what the stores hold.")
    private boolean replace;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new BadInputException(file + " does not exist or cannot be read");
        }
        Output output = main.output();
        RestoreMode mode = replace ? RestoreMode.REPLACE : RestoreMode.INTO_EMPTY;
        BackupReport report = Progress.of(output)
                .run("restoring", () -> BackupService.restore(data.settings(), file, mode), BackupSummary::describe);
        output.result(BackupSummary.of(report), BackupSummary.describe(report) + " restored and compared");
        return 0;
    }
}
