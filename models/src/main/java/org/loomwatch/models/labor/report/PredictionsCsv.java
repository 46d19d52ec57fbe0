package org.loomwatch.models.labor.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.loomwatch.models.labor.backtest.Predictions;

/** {@code entity,time,label,probability}: one line a predicted row. */
public final class PredictionsCsv {

    private PredictionsCsv() {}

    public static void write(Path file, Predictions predictions) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("entity,time,label,probability\n");
                for (int i = 0; i < predictions.size(); i++) {
                    out.write(quoted(predictions.entity(i)));
                    out.write(',');
                    out.write(quoted(predictions.timeName(i)));
                    out.write(String.format(
                            Locale.ROOT,
                            ",%d,%.8f%n",
                            predictions.labels()[i],
                            predictions.probabilities()[i]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
