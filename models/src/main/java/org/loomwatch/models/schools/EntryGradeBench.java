package org.loomwatch.models.schools;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.models.schools.backtest.Backtest;
import org.loomwatch.models.schools.backtest.BacktestRow;
import org.loomwatch.models.schools.backtest.ForecastInputs;
import org.loomwatch.models.schools.data.RowSource;

/** What births are worth: the entry grade of a synthetic district's catchments, forecast with and without them. */
public final class EntryGradeBench {

    private EntryGradeBench() {}

    /**
     * Sums of absolute errors over pupils in percent, by years ahead, over the same origins and catchments.
     *
     * @param noChange the last count carried on
     */
    public record Result(
            @JsonProperty("with_births") SortedMap<Integer, Double> withBirths,
            @JsonProperty("without_births") SortedMap<Integer, Double> withoutBirths,
            @JsonProperty("no_change") SortedMap<Integer, Double> noChange) {}

    /** Generates a district below {@code folder}; the withheld years are not looked at. */
    public static Result run(Path folder) {
        new DistrictGenerator()
                .generate(DistrictRequest.into(folder).withEnterprises(50).withMonths(3), GenerationProgress.SILENT);
        Path master = folder.resolve("master");
        SortedMap<Integer, Errors> with = errors(master, Optional.of(RowSource.file(master.resolve("births.csv"))));
        SortedMap<Integer, Errors> without = errors(master, Optional.empty());
        Result result = new Result(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        with.forEach((ahead, errors) -> {
            result.withBirths.put(ahead, errors.percent(errors.forecast));
            result.noChange.put(ahead, errors.percent(errors.noChange));
        });
        without.forEach((ahead, errors) -> result.withoutBirths.put(ahead, errors.percent(errors.forecast)));
        return result;
    }

    private static final class Errors {
        private double forecast;
        private double noChange;
        private double pupils;

        void add(BacktestRow row) {
            forecast += Math.abs(row.forecast() - row.actual());
            noChange += Math.abs(row.noChange() - row.actual());
            pupils += row.actual();
        }

        double percent(double sum) {
            return Math.rint(sum / pupils * 10_000) / 100;
        }
    }

    private static SortedMap<Integer, Errors> errors(Path master, Optional<RowSource> births) {
        ForecastInputs inputs = LoadedData.read(new SchoolInputs(
                        RowSource.file(master.resolve("enrolment.csv")),
                        births,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        SchoolInputs.USUAL_HORIZON,
                        1))
                .inputs();
        SortedMap<Integer, Errors> errors = new TreeMap<>();
        new Backtest(inputs, SchoolForecastService.firstOrigin(inputs)).run(row -> {
            if (row.level().equals("area") && row.grade() == inputs.panel().firstGrade()) {
                errors.computeIfAbsent(row.ahead(), ahead -> new Errors()).add(row);
            }
        });
        return errors;
    }
}
