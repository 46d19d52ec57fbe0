package org.loomwatch.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertEquals(2, run("sreve"));
        assertEquals(2, run("serve", "--prot", "80"));
        assertEquals(2, run("serve", "--port", "http"));
        assertEquals(2, run("serve", "--port", "70000"));
        assertEquals("", out.toString());
    }

    @Test
    void anOccupiedPortIsSaidInOneLineBeforeAnythingStarts(@TempDir Path directory) throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(occupied.getLocalPort());
            Path data = directory.resolve("data");
            assertEquals(1, run("serve", "--data", data.toString(), "--port", port));
            assertTrue(err.toString().contains("port " + port + " on 127.0.0.1 is in use"), err.toString());
            assertEquals(1, err.toString().lines().count(), err.toString());
            assertFalse(data.toFile().exists());
        }
    }

    private int run(String... args) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
