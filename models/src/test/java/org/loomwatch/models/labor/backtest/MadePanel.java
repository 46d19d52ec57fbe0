package org.loomwatch.models.labor.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** A small panel whose law is known: log-odds −3 + 1.5 a − b, with b missing at times and noise beside. */
final class MadePanel {

    private MadePanel() {}

    static Path write(Path directory, int entities, int times, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("firm,when,event,a,b,noise,constant\n");
        for (int e = 0; e < entities; e++) {
            for (int t = 1; t <= times; t++) {
                double a = random.nextDouble() * 4 - 2;
                double b = random.nextDouble() * 4 - 2;
                double p = 1 / (1 + Math.exp(3 - 1.5 * a + b));
                text.append(String.format(
                        Locale.ROOT,
                        "F%03d,%d,%d,%.4f,%s,%.4f,1%n",
                        e,
                        t,
                        random.nextDouble() < p ? 1 : 0,
                        Math.exp(a),
                        random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.4f", b),
                        random.nextDouble()));
            }
        }
        Path file = directory.resolve("panel.csv");
        Files.writeString(file, text);
        return file;
    }
}
