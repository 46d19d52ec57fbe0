package org.loomwatch.api.cli;

import java.util.Arrays;
import org.loomwatch.api.about.About;
import org.loomwatch.api.emergency.cap.CapException;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.ticket.routing.RoutingException;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.models.economy.series.InputException;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.schools.data.SchoolDataException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of the command line. Exit codes: 0 done, 1 failed, 2 bad usage or input. */
@Command(
        name = "loomwatch",
        description = "织望 Loomwatch: joins a district's feeds month by month and warns early.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            GenerateCommand.class,
            IngestCommand.class,
            QuarantineCommand.class,
            LaborCommand.class,
            EconomyCommand.class,
            SchoolsCommand.class,
            AlertCommand.class,
            UserCommand.class,
            AuditCommand.class,
            TicketsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Main.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Exit codes: 0 done, 1 failed, 2 bad usage or input."})
public final class Main extends CommandGroup {

    private static final String LOG_LEVEL = "loomwatch.log";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON object on standard output; everything else goes to standard error.")
    private boolean json;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Log more, and show where errors come from.")
    private boolean verbose;

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--verbose")) {
            System.setProperty(LOG_LEVEL, "DEBUG");
        }
        // Before a second thread asks for a logger: what is logged while logging is being set up comes with a remark on
        // it.
        LoggerFactory.getILoggerFactory();
        System.exit(commandLine().execute(args));
    }

    /** The whole tree of commands, with one way to report what went wrong. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::reportUsage)
                .setExecutionExceptionHandler(Main::reportFailure);
    }

    /** Where a command writes to. */
    Output output() {
        return new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    }

    private static int reportUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("loomwatch: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static int reportFailure(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        Main main = (Main) command.getCommandSpec().root().userObject();
        String message = e instanceof Problem problem ? problem.detail().en() : e.getMessage();
        command.getErr()
                .println("loomwatch: "
                        + (message == null
                                ? e.toString()
                                : message.lines().findFirst().orElse("")));
        if (main.verbose) {
            e.printStackTrace(command.getErr());
        }
        return isBadInput(e) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isBadInput(Exception e) {
        return e instanceof BadInputException
                || e instanceof InputException
                || e instanceof LaborException
                || e instanceof EconomyDataException
                || e instanceof SchoolDataException
                || e instanceof CapException
                || e instanceof RoutingException
                || (e instanceof Problem problem && problem.type().status() < 500);
    }

    /** The product's version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Loomwatch " + About.productVersion()};
        }
    }
}
