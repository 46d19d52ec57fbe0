package org.loomwatch.api.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.loomwatch.api.audit.AuditVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The audit trail. */
@Command(
        name = "audit",
        description = "The audit trail: who saw, changed, exported and searched what.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    /** What {@code --json} prints. */
    record Verdict(boolean whole, long entries, long unanchored, List<String> faults) {}

    /** Reads the trail from its first entry to its last. */
    @Command(
            name = "verify",
            description = {
                "Read the whole trail and name every entry that was changed, removed, put in or exchanged.",
                "Fails if there is one."
            })
    static final class Verify implements Callable<Integer> {

        @ParentCommand
        private AuditCommand audit;

        @Mixin
        private AccessOption access;

        @Override
        public Integer call() throws Exception {
            AuditVerifier.Report report =
                    access.run(services -> services.verifier().verify());
            audit.main
                    .output()
                    .result(
                            new Verdict(report.isWhole(), report.entries(), report.unanchored(), report.faults()),
                            describe(report));
            return report.isWhole() ? 0 : 1;
        }

        private static String describe(AuditVerifier.Report report) {
            String entries = "%,d entries".formatted(report.entries());
            return report.isWhole()
                    ? entries + ", the trail is whole"
                    : entries + ", the trail is NOT whole:" + System.lineSeparator() + "  "
                            + String.join(System.lineSeparator() + "  ", report.faults());
        }
    }
}
