package org.loomwatch.datasets.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures the generator: rows and bytes a second, and the heap in use. Writes real files, then counts them. */
public final class GenerationBench {

    private static final double MEBIBYTE = 1 << 20;

    /**
     * What one run took.
     *
     * @param bytes written, all files together
     * @param heapMebibytes greatest heap in use after any month, garbage included
     */
    public record Figures(
            int enterprises,
            int months,
            int threads,
            long rows,
            long bytes,
            double seconds,
            double rowsPerSecond,
            double heapMebibytes) {}

    private double greatestHeap;

    /**
     * Generates the request once and reports.
     *
     * @throws IOException if the files cannot be counted
     */
    public Figures run(DistrictRequest request) throws IOException {
        greatestHeap = 0;
        long started = System.nanoTime();
        DistrictResult result = new DistrictGenerator().generate(request, (month, done, total, rows) -> measureHeap());
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Figures(
                request.enterprises(),
                request.months(),
                request.threads(),
                result.rows(),
                sizeOf(request.directory()),
                seconds,
                result.rows() / seconds,
                greatestHeap / MEBIBYTE);
    }

    private void measureHeap() {
        Runtime runtime = Runtime.getRuntime();
        greatestHeap = Math.max(greatestHeap, (double) (runtime.totalMemory() - runtime.freeMemory()));
    }

    private static long sizeOf(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
