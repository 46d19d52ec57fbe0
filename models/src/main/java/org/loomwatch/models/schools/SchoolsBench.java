package org.loomwatch.models.schools;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Backtest and forecast of all New Jersey districts and schools, 2013–2023, with the time each takes; and what births are worth
 * on a synthetic district.
 */
public final class SchoolsBench {

    private static final String RESOURCES = "/benchmark/schools/";

    private SchoolsBench() {}

    /**
     * Runs everything, leaving reports below {@code out}.
     *
     * @return by data set the backtest summary and the seconds of one forecast
     */
    public static Map<String, Object> run(Path out) {
        Map<String, Object> results = new LinkedHashMap<>();
        SchoolForecastService service = new SchoolForecastService();
        for (String name : new String[] {"nj_districts", "nj_schools"}) {
            SchoolInputs inputs = SchoolInputs.of(copyBenchmark(name, out));
            BacktestSummary backtest = service.backtest(inputs, out.resolve(name + "-backtest"));
            ForecastSummary forecast = service.forecast(inputs, out.resolve(name + "-forecast"));
            results.put(name, Map.of("backtest", backtest, "forecast_seconds", forecast.seconds()));
        }
        results.put("births", EntryGradeBench.run(out.resolve("synthetic")));
        return results;
    }

    /** Copies a benchmark file that is part of the product, {@code nj_districts} or {@code nj_schools}, to a folder. */
    public static Path copyBenchmark(String name, Path folder) {
        Path file = folder.resolve(name + ".csv.gz");
        try (InputStream in = SchoolsBench.class.getResourceAsStream(RESOURCES + name + ".csv.gz")) {
            if (in == null) {
                throw new IllegalArgumentException("no benchmark " + name + ": expected nj_districts or nj_schools");
            }
            Files.createDirectories(folder);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy benchmark " + name + " to " + folder, e);
        }
    }

    /** Prints the results as JSON; the only argument is the output folder. */
    public static void main(String[] args) throws IOException {
        Path out = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("schools-bench");
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        System.out.println(mapper.writeValueAsString(run(out)));
    }
}
