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
    private final ServerUser user;

    /** @param directory that holds them and that the user can reach */
    PostgresPrograms(Path directory, ServerUser user) {
        this.directory = directory;
        this.user = user;
    }

    /**
     * Runs one program to its end.
     *
     * @param input lines for its standard input
     * @return what it printed
     * @throws PostgresProgramException if it fails
     */
    String run(List<String> input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(directory.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
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
