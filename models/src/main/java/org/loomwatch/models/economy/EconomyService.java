package org.loomwatch.models.economy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.economy.adjustment.Adjustment;
import org.loomwatch.models.economy.adjustment.HolidayCalendar;
import org.loomwatch.models.economy.adjustment.HolidayChoice;
import org.loomwatch.models.economy.adjustment.SeasonalAdjustmentService;
import org.loomwatch.models.economy.factor.FactorModel;
import org.loomwatch.models.economy.factor.FactorModelEstimator;
import org.loomwatch.models.economy.factor.FactorModelSpec;
import org.loomwatch.models.economy.factor.FactorModelSpecFile;
import org.loomwatch.models.economy.series.InputException;
import org.loomwatch.models.economy.series.MonthlySeries;
import org.loomwatch.models.economy.series.SeriesFiles;
import org.loomwatch.models.economy.series.SeriesWriter;

/** The {@code economy} commands on files: a typed request in, files written, a typed result out. */
public final class EconomyService {

    private static final double NANOS = 1e9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SeasonalAdjustmentService adjustments = new SeasonalAdjustmentService();

    /**
     * Seasonally adjusts one series.
     *
     * @throws InputException if a file cannot be used; the message names file, line and field
     */
    public AdjustResult adjust(AdjustRequest request) {
        long began = System.nanoTime();
        MonthlySeries series = SeriesFiles.readSeries(request.series());
        if (series.observed() == 0) {
            throw InputException.inFile(request.series(), "the column value is empty in every row");
        }
        HolidayChoice holidays = request.holidays()
                .map(file -> holidays(file, SeriesFiles.readHolidays(file)))
                .orElseGet(HolidayChoice::newYearIfSignificant);
        Adjustment adjustment = adjustments.adjust(series, holidays);
        Map<String, MonthlySeries> columns = new LinkedHashMap<>();
        columns.put("value", adjustment.value());
        columns.put("adjusted", adjustment.adjusted());
        columns.put("trend", adjustment.trend());
        columns.put("seasonal", adjustment.seasonal());
        columns.put("irregular", adjustment.irregular());
        SeriesWriter.write(request.out(), columns);
        return new AdjustResult(
                adjustment.method(),
                adjustment.multiplicative(),
                series.length(),
                adjustment.notes(),
                adjustment.diagnostics().orElse(null),
                secondsSince(began));
    }

    /**
     * Estimates a dynamic factor model.
     *
     * @throws InputException if a file cannot be used, or the data do not fit the specification
     */
    public DfmResult dfm(DfmRequest request) {
        long began = System.nanoTime();
        FactorModelSpec spec = FactorModelSpecFile.read(request.spec());
        Map<String, MonthlySeries> data = SeriesFiles.readPanel(request.series());
        FactorModel model;
        try {
            model = new FactorModelEstimator().estimate(spec, data);
        } catch (IllegalArgumentException e) {
            throw InputException.inFile(request.series(), String.valueOf(e.getMessage()), e);
        }
        SeriesWriter.write(request.out().resolve("factors.csv"), model.factors());
        SeriesWriter.write(request.out().resolve("smoothed.csv"), model.smoothedSeries());
        Path parameters = request.out().resolve("parameters.json");
        try {
            JSON.writeValue(parameters.toFile(), model.parameters());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + parameters, e);
        }
        return new DfmResult(model.logLikelihood(), model.iterations(), model.converged(), secondsSince(began));
    }

    private static HolidayChoice holidays(Path file, List<LocalDate> dates) {
        try {
            return dates.isEmpty() ? HolidayChoice.none() : HolidayChoice.of(HolidayCalendar.of(dates));
        } catch (IllegalArgumentException e) {
            throw InputException.inFile(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / NANOS;
    }
}
