package org.loomwatch.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.CapFinding;
import org.loomwatch.api.emergency.cap.CapVerdict;
import org.loomwatch.api.emergency.cap.TrustedKeys;
import org.loomwatch.api.server.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Warning signals from outside. */
@Command(
        name = "alert",
        description = "Warning signals (CAP).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AlertCommand.Check.class)
final class AlertCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    /** What the check says of one file, one JSON object a line. */
    record FileVerdict(
            String file,
            String format,
            boolean wellFormed,
            boolean schemaValid,
            boolean valid,
            @Nullable String identifier,
            @Nullable String sender,
            @Nullable String sent,
            @Nullable String status,
            @Nullable String msgType,
            List<CapFinding> errors,
            List<CapFinding> warnings,
            String signature,
            @Nullable Integer entries) {

        static FileVerdict of(Path file, CapVerdict verdict) {
            return new FileVerdict(
                    file.toString(),
                    verdict.format(),
                    verdict.wellFormed(),
                    verdict.schemaValid(),
                    verdict.valid(),
                    verdict.head().identifier(),
                    verdict.head().sender(),
                    verdict.head().sent(),
                    verdict.head().status(),
                    verdict.head().msgType(),
                    verdict.errors(),
                    verdict.warnings(),
                    verdict.signature().id(),
                    verdict.isFeed() ? verdict.entries().size() : null);
        }
    }

    /** Says whether files are valid messages, and if not, why. */
    @Command(
            name = "check",
            description = {
                "Check CAP 1.0, 1.1 and 1.2 messages, and Atom or RSS feeds of them.",
                "Prints one JSON object a line; exit code 1 if a file is not valid."
            })
    static final class Check implements Callable<Integer> {

        /** More than this is not read at all: whatever it is, it is no alert. */
        private static final int MOST_BYTES_READ = 8 << 20;

        @ParentCommand
        private AlertCommand alert;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to check.")
        private List<Path> files;

        @Option(
                names = "--trust",
                paramLabel = "PEM",
                description = "Certificate, or folder of certificates, whose signatures count.")
        private @Nullable Path trust;

        @Override
        public Integer call() throws IOException {
            CapChecker checker = new CapChecker(trust == null ? TrustedKeys.NONE : TrustedKeys.load(trust));
            boolean allValid = true;
            for (Path file : files) {
                if (!Files.isRegularFile(file)) {
                    throw new BadInputException("there is no file " + file);
                }
                CapVerdict verdict = checker.check(read(file));
                allValid &= verdict.valid();
                FileVerdict line = FileVerdict.of(file, verdict);
                alert.main.output().result(line, Json.MAPPER.writeValueAsString(line));
            }
            return allValid ? 0 : 1;
        }

        private static byte[] read(Path file) {
            try (var in = Files.newInputStream(file)) {
                return in.readNBytes(MOST_BYTES_READ);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
