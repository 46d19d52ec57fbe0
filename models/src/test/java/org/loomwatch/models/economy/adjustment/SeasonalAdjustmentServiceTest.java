package org.loomwatch.models.economy.adjustment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import jdplus.sa.base.api.ComponentType;
import org.junit.jupiter.api.Test;
import org.loomwatch.models.economy.EconomyFixtures;
import org.loomwatch.models.economy.series.MonthlySeries;
import org.loomwatch.models.economy.series.SeriesFiles;

class SeasonalAdjustmentServiceTest {

    private final SeasonalAdjustmentService service = new SeasonalAdjustmentService();

    @Test
    void equalsTheCensusBureauOnAirPassengers() {
        MonthlySeries series = SeriesFiles.readSeries(EconomyFixtures.file("x13/airpassengers.csv"));
        MonthlySeries expected = SeriesFiles.readPanel(EconomyFixtures.file("x13/airpassengers_adjusted.csv"))
                .get("adjusted");
        Adjustment adjustment = service.adjust(series, HolidayChoice.newYearIfSignificant());
        assertEquals(AdjustmentMethod.X13, adjustment.method());
        assertTrue(adjustment.multiplicative());
        for (int i = 0; i < series.length(); i++) {
            assertEquals(1, adjustment.adjusted().value(i) / expected.value(i), 1e-5, "" + series.month(i));
        }
        AdjustmentDiagnostics diagnostics = adjustment.diagnostics().orElseThrow();
        assertEquals("(0,1,0)(0,1,1)", diagnostics.arimaModel());
        assertEquals(YearMonth.of(1951, 5), diagnostics.outliers().get(0).month());
        assertEquals("present", diagnostics.seasonality());
        assertEquals("none", diagnostics.residualSeasonality());
        assertTrue(diagnostics.q() < 1);
        assertEquals(11, diagnostics.mStatistics().size());
        assertTrue(adjustment.notes().get(0).startsWith("no Chinese New Year effect"), "" + adjustment.notes());
    }

    @Test
    void takesChineseNewYearOutOfChinaImports() {
        MonthlySeries imports = SeriesFiles.readSeries(EconomyFixtures.file("x13/china_imports.csv"));
        Adjustment with = service.adjust(imports, HolidayChoice.of(HolidayCalendar.lunarNewYear()));
        Adjustment without = service.adjust(imports, HolidayChoice.none());
        Adjustment tested = service.adjust(imports, HolidayChoice.newYearIfSignificant());
        assertTrue(firstQuarterDeviation(with.adjusted()) <= 0.147, "" + firstQuarterDeviation(with.adjusted()));
        assertTrue(firstQuarterDeviation(without.adjusted()) > 0.17);
        assertEquals(with, tested);
        assertTrue(with.diagnostics().orElseThrow().calendarEffects().stream()
                .anyMatch(effect -> effect.name().equals(X13Model.AFTER) && effect.coefficient() < -0.15));
    }

    @Test
    void aHolidayMarkedAsCalendarEffectWouldStayInTheAdjustedSeries() {
        MonthlySeries imports = SeriesFiles.readSeries(EconomyFixtures.file("x13/china_imports.csv"));
        Optional<HolidayCalendar> newYear = Optional.of(HolidayCalendar.lunarNewYear());
        double seasonal = deviationOf(new X13Model(newYear, ComponentType.Seasonal), imports);
        double calendar = deviationOf(new X13Model(newYear, ComponentType.CalendarEffect), imports);
        assertTrue(seasonal <= 0.147, "" + seasonal);
        assertTrue(calendar > 0.17, "" + calendar);
    }

    @Test
    void estimatesMissingMonths() {
        double[] values = EconomyFixtures.seasonal(96, 3).toArray();
        double truth = values[40];
        values[40] = values[41] = values[0] = Double.NaN;
        Adjustment adjustment = service.adjust(MonthlySeries.of(YearMonth.of(2015, 1), values), HolidayChoice.none());
        assertEquals(AdjustmentMethod.X13, adjustment.method());
        assertTrue(adjustment.value().isMissing(40));
        assertEquals(
                truth, adjustment.adjusted().value(40) * adjustment.seasonal().value(40), 0.15 * truth);
        assertTrue(adjustment.adjusted().isMissing(0));
        assertTrue(adjustment.notes().get(0).startsWith("2 months without a value"));
    }

    @Test
    void negativeValuesAreAdjustedAdditively() {
        MonthlySeries series = EconomyFixtures.seasonal(96, 4).map(value -> value - 150);
        Adjustment adjustment = service.adjust(series, HolidayChoice.none());
        assertEquals(AdjustmentMethod.X13, adjustment.method());
        assertFalse(adjustment.multiplicative());
        assertIdentity(adjustment);
    }

    @Test
    void shortSeriesFallBackAndSaySo() {
        Adjustment stl = service.adjust(EconomyFixtures.seasonal(30, 5), HolidayChoice.newYearIfSignificant());
        assertEquals(AdjustmentMethod.STL, stl.method());
        assertTrue(stl.notes().get(0).contains("30 months are too few for X-13"), "" + stl.notes());
        assertIdentity(stl);
        Adjustment none = service.adjust(EconomyFixtures.seasonal(12, 5), HolidayChoice.none());
        assertEquals(AdjustmentMethod.NONE, none.method());
        assertEquals(none.value(), none.adjusted());
        assertTrue(none.notes().get(0).contains("12 months are too few"), "" + none.notes());
    }

    @Test
    void constantOrEmptySeriesGetAClearAnswer() {
        double[] values = new double[60];
        Arrays.fill(values, 3);
        Adjustment constant = service.adjust(MonthlySeries.of(YearMonth.of(2015, 1), values), HolidayChoice.none());
        assertEquals(AdjustmentMethod.NONE, constant.method());
        assertTrue(constant.notes().get(0).contains("constant"));
        Arrays.fill(values, Double.NaN);
        MonthlySeries empty = MonthlySeries.of(YearMonth.of(2015, 1), values);
        assertThrows(IllegalArgumentException.class, () -> service.adjust(empty, HolidayChoice.none()));
    }

    @Test
    void moneyUnitsDoNotMatter() {
        MonthlySeries yuan = EconomyFixtures.seasonal(96, 6);
        Adjustment one = service.adjust(yuan, HolidayChoice.none());
        Adjustment other = service.adjust(yuan.map(value -> value * 1e4), HolidayChoice.none());
        for (int i = 0; i < yuan.length(); i++) {
            assertEquals(1e4, other.adjusted().value(i) / one.adjusted().value(i), 1e-2);
        }
    }

    @Test
    void adjustsInManyThreadsAlike() {
        Adjustment alone = service.adjust(EconomyFixtures.seasonal(60, 7), HolidayChoice.newYearIfSignificant());
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> assertEquals(
                        alone, service.adjust(EconomyFixtures.seasonal(60, 7), HolidayChoice.newYearIfSignificant())));
    }

    static void assertIdentity(Adjustment adjustment) {
        for (int i = 0; i < adjustment.value().length(); i++) {
            double seasonal = adjustment.seasonal().value(i);
            double adjusted = adjustment.adjusted().value(i);
            double value = adjustment.multiplicative() ? adjusted * seasonal : adjusted + seasonal;
            assertEquals(adjustment.value().value(i), value, 1e-9 * Math.max(1, Math.abs(value)));
        }
    }

    private static double deviationOf(X13Model model, MonthlySeries series) {
        double[] adjusted =
                model.process(series).getFinals().getD11final().getValues().toArray();
        return firstQuarterDeviation(MonthlySeries.of(series.start(), adjusted));
    }

    /** Standard deviation of the monthly log changes of January to March. */
    private static double firstQuarterDeviation(MonthlySeries series) {
        double[] changes = IntStream.range(1, series.length())
                .filter(i -> series.month(i).getMonthValue() <= 3)
                .mapToDouble(i -> Math.log(series.value(i) / series.value(i - 1)))
                .toArray();
        double mean = Arrays.stream(changes).average().orElseThrow();
        double squares =
                Arrays.stream(changes).map(c -> (c - mean) * (c - mean)).sum();
        return Math.sqrt(squares / (changes.length - 1));
    }
}
