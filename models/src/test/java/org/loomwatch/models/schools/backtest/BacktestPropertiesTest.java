package org.loomwatch.models.schools.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.loomwatch.models.schools.SchoolPanels;
import org.loomwatch.models.schools.data.AreaGroups;
import org.loomwatch.models.schools.data.EnrolmentPanel;

class BacktestPropertiesTest {

    private static List<OriginForecast> run(EnrolmentPanel panel) {
        List<OriginForecast> forecasts = new ArrayList<>();
        new ForecastEngine(new ForecastInputs(panel, AreaGroups.fromCodes(), Optional.empty(), List.of(), 4, 7))
                .run(forecasts::add);
        return forecasts;
    }

    @Property(tries = 12, seed = "2013")
    void areasSumToGroupsAndDistrictAndNothingIsNegative(
            @ForAll @IntRange(min = 2, max = 14) int areas,
            @ForAll @IntRange(min = 3, max = 9) int years,
            @ForAll @DoubleRange(min = 0.7, max = 1.2) double ratio,
            @ForAll @DoubleRange(min = 0, max = 0.4) double noise,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        EnrolmentPanel panel = SchoolPanels.grown(areas, years, ratio, noise, seed);
        for (OriginForecast forecast : run(panel)) {
            LevelForecast district = forecast.levels().get(forecast.levels().size() - 1);
            for (int g = 0; g < panel.grades(); g++) {
                for (int h = 0; h < 4; h++) {
                    double sum = 0;
                    for (int a = 0; a < areas; a++) {
                        double pupils = forecast.areas().pupils(a, g, h);
                        assertTrue(Double.isFinite(pupils) && pupils >= 0, "pupils " + pupils);
                        sum += pupils;
                    }
                    assertEquals(sum, district.pupils(0, g, h), 1e-6 * Math.max(1, sum));
                }
            }
        }
    }

    @Property(tries = 6, seed = "2023")
    void laterYearsNeverChangeAnEarlierForecast(
            @ForAll @LongRange(min = 0, max = 1000) long seed, @ForAll @DoubleRange(min = 0.3, max = 3) double factor) {
        EnrolmentPanel panel = SchoolPanels.grown(12, 9, 0.97, 0.05, seed);
        EnrolmentPanel changed = SchoolPanels.scaledFrom(panel, panel.lastYear() - 1, factor);
        List<OriginForecast> before = run(panel);
        List<OriginForecast> after = run(changed);
        for (int o = 0; o < before.size() - 2; o++) {
            LevelForecast one = before.get(o).areas();
            LevelForecast other = after.get(o).areas();
            assertEquals(one.totalModels(), other.totalModels());
            for (int a = 0; a < 12; a++) {
                for (int h = 0; h < 4; h++) {
                    assertEquals(one.total(a, h), other.total(a, h), 0);
                    assertEquals(one.totalQuantile(a, h, 0.9), other.totalQuantile(a, h, 0.9), 0);
                }
            }
        }
    }
}
