package org.loomwatch.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.loomwatch.store.health.DoctorService;
import org.loomwatch.store.health.HealthReport;
import org.loomwatch.store.health.LibraryHealth;
import org.loomwatch.store.health.SchemaHealth;
import org.loomwatch.store.health.StoreHealth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Says what is there, what answers and what is missing. */
@Command(
        name = "doctor",
        description =
                "Say what is reachable, which versions, how much disk is free; fails if something needed is amiss.")
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        HealthReport report = DoctorService.examine(data.settings());
        main.output().result(report, describe(report));
        return report.healthy() ? 0 : 1;
    }

    private static String describe(HealthReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Java            " + report.java() + ", " + report.platform());
        lines.add("Data directory  " + report.dataDirectory());
        lines.add("Free disk       %.1f GB".formatted(report.freeBytes() / 1e9));
        for (LibraryHealth library : report.libraries()) {
            lines.add("Library         " + library.name() + (library.present() ? "" : ": MISSING"));
        }
        for (StoreHealth store : report.stores()) {
            lines.add("%-15s %s, %s%s%s"
                    .formatted(
                            store.store(),
                            store.engine().name().toLowerCase(java.util.Locale.ROOT),
                            store.reachable() ? "version " + store.version() : "NOT REACHABLE",
                            describe(store.schema()),
                            store.problem() == null ? "" : ": " + store.problem()));
        }
        lines.add(report.healthy() ? "All is well." : "Something needed is amiss.");
        return String.join(System.lineSeparator(), lines);
    }

    private static String describe(@org.jspecify.annotations.Nullable SchemaHealth schema) {
        if (schema == null) {
            return "";
        }
        return ", schema %d of %d%s"
                .formatted(
                        schema.have(),
                        schema.need(),
                        schema.pending().isEmpty() ? "" : " (the next start brings it up to date)");
    }
}
