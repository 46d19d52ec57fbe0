package org.loomwatch.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What every command has in common: help, usage errors, one line for what went wrong. */
class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandHasAHelpText() {
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            assertEquals(0, run(command, "--help"), command);
            assertTrue(out.toString().contains("Usage: loomwatch " + command), out.toString());
        }
        assertEquals("", err.toString());
    }

    @Test
    void badUsageIsExitCode2() {
        assertEquals(2, run());
        assertEquals(2, run("economi"));
        assertEquals(2, run("economy"));
        assertEquals(2, run("economy", "adjust"));
        assertEquals("", out.toString());
    }

    private int run(String... args) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
