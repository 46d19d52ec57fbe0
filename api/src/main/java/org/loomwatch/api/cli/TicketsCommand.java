package org.loomwatch.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AreaTreeCache;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.api.ticket.DispatchResult;
import org.loomwatch.api.ticket.RoutePlan;
import org.loomwatch.api.ticket.TicketDispatchService;
import org.loomwatch.api.ticket.routing.RoutingRules;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Warnings into tickets, from the command line. */
@Command(
        name = "tickets",
        description = "Turn scored warnings into tickets, or say where they would go.",
        subcommands = {TicketsCommand.Dispatch.class, TicketsCommand.Route.class})
final class TicketsCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    /** What both commands work on. */
    static final class Selection {

        @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "Month that was scored.")
        private String month;

        @Option(
                names = "--theme",
                defaultValue = Warning.LABOR_DISPUTE,
                description = "Theme (default: ${DEFAULT-VALUE}).")
        private String theme;

        YearMonth month() {
            try {
                return YearMonth.parse(month);
            } catch (java.time.DateTimeException e) {
                throw new BadInputException("--month: expected a month such as 2026-09, found '" + month + "'");
            }
        }
    }

    static TicketDispatchService service(Stores stores, Path data, ServerMetrics metrics) {
        SqlReader reader = new SqlReader(stores.clickHouse()::read, metrics.registry());
        AreaService areas = new AreaService(reader);
        Supplier<AreaTree> tree = new AreaTreeCache(areas::findTree, Clock.systemUTC())::get;
        return new TicketDispatchService(stores.postgres().jdbi(), reader, tree, data, Clock.systemUTC());
    }

    /** Sends. */
    @Command(name = "dispatch", description = "Turn a month's warnings into tickets; repeating it changes nothing.")
    static final class Dispatch implements Callable<Integer> {

        @ParentCommand
        private TicketsCommand group;

        @Mixin
        private DataOption data;

        @Mixin
        private Selection selection;

        @Override
        public Integer call() {
            try (Stores stores = Stores.open(data.settings());
                    ServerMetrics metrics = new ServerMetrics()) {
                DispatchResult result =
                        service(stores, data.create().root(), metrics).dispatch(selection.month(), selection.theme);
                group.main.output().result(result, describe(result));
                return 0;
            }
        }
    }

    static String describe(DispatchResult result) {
        return "%,d warnings: %,d tickets opened (%,d sent to units, %,d wait for a dispatcher), %,d merged (%,d raised), %,d unchanged"
                .formatted(
                        result.warnings(),
                        result.opened(),
                        result.dispatched(),
                        result.waiting(),
                        result.merged(),
                        result.raised(),
                        result.unchanged());
    }

    /** Only says. */
    @Command(name = "route", description = "Say where a month's warnings would go, and send nothing.")
    static final class Route implements Callable<Integer> {

        @ParentCommand
        private TicketsCommand group;

        @Mixin
        private DataOption data;

        @Mixin
        private Selection selection;

        @Option(names = "--rules", paramLabel = "FILE", description = "Rules to try instead of those in force.")
        private @Nullable Path rules;

        @Override
        public Integer call() throws IOException {
            Optional<RoutingRules> other = Optional.empty();
            if (rules != null) {
                if (!Files.isReadable(rules)) {
                    throw new BadInputException("--rules: cannot read " + rules);
                }
                other = Optional.of(RoutingRules.parse(Files.readString(rules)));
            }
            try (Stores stores = Stores.open(data.settings());
                    ServerMetrics metrics = new ServerMetrics()) {
                RoutePlan plan = service(stores, data.create().root(), metrics)
                        .plan(Viewer.unrestricted("command line"), selection.month(), selection.theme, other);
                group.main.output().result(plan, describe(plan));
                return 0;
            }
        }

        private static String describe(RoutePlan plan) {
            StringBuilder text =
                    new StringBuilder("%,d warnings of %s would go:".formatted(plan.warnings(), plan.month()));
            for (RoutePlan.UnitShare share : plan.units()) {
                text.append(System.lineSeparator())
                        .append("%6d  %-24s by rule %s%s; %d red, %d orange"
                                .formatted(
                                        share.warnings(),
                                        share.unit(),
                                        share.rule(),
                                        share.dispatched() ? "" : ", after a dispatcher looked",
                                        share.red(),
                                        share.orange()));
            }
            return text.toString();
        }
    }
}
