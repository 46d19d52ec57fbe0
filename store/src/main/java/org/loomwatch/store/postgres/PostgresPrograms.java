package org.loomwatch.store.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loomwatch.store.StoreException;

/** Runs the unpacked PostgreSQL programs. */
final class PostgresPrograms {

    private final Path directory;

    PostgresPrograms(Path directory) {
        this.directory = directory;
    }

    /**
     * Runs one program to its end.
     *
     * @param input lines for its standard input
     * @return what it printed
     * @throws PostgresProgramException if it fails
     */
    String run(List<String> input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(listPrefix());
        command.add(directory.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // PGDATA, PGPORT and their like are meant for somebody else's server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream standardInput = process.getOutputStream()) {
            for (String line : input) {
                standardInput.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = await(process);
        if (exit != 0) {
            throw new PostgresProgramException(
                    "PostgreSQL's %s failed (exit %d): %s".formatted(program, exit, output.strip()));
        }
        return output;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, with root's files. */
    private static List<String> listPrefix() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while PostgreSQL was starting or stopping", e);
        }
    }
}
