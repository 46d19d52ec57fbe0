package org.loomwatch.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import org.loomwatch.api.server.Json;
import org.loomwatch.datasets.synthetic.DistrictRequest;

/**
 * Which synthetic district a data directory holds, and how far the demo got with it.
 *
 * @param asOf last day on which anything was reported
 * @param ingested whether all of it is in the stores
 */
record DemoState(int enterprises, int months, long seed, LocalDate asOf, boolean ingested) {

    private static final String FILE = "demo.json";

    /** What an earlier demo left in this directory, once it had generated its district. */
    static Optional<DemoState> find(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(file.toFile(), DemoState.class));
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read as the state of a demo: delete it to generate anew");
        }
    }

    /** Replaces the file in one step, so that a crash leaves the old or the new one. */
    void write(Path directory) {
        Path next = directory.resolve(FILE + ".next");
        try {
            Json.MAPPER.writeValue(next.toFile(), this);
            Files.move(
                    next, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + next + ": " + e.getMessage(), e);
        }
    }

    DemoState asIngested() {
        return new DemoState(enterprises, months, seed, asOf, true);
    }

    boolean isOf(DistrictRequest request) {
        return enterprises == request.enterprises() && months == request.months() && seed == request.seed();
    }

    String describe() {
        return "%,d enterprises × %d months, seed %d".formatted(enterprises, months, seed);
    }
}
