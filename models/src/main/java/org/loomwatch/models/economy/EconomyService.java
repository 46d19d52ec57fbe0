package org.loomwatch.models.economy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.models.economy.adjustment.Adjustment;
import org.loomwatch.models.economy.adjustment.HolidayCalendar;
import org.loomwatch.models.economy.adjustment.HolidayChoice;
import org.loomwatch.models.economy.adjustment.SeasonalAdjustmentService;
import org.loomwatch.models.economy.series.InputException;
import org.loomwatch.models.economy.series.MonthlySeries;
import org.loomwatch.models.economy.series.SeriesFiles;
import org.loomwatch.models.economy.series.SeriesWriter;

/** The {@code economy} commands on files: a typed request in, files written, a typed result out. */
public final class EconomyService {

    private static final double NANOS = 1e9;

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
