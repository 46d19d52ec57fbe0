package org.loomwatch.models.economy.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchedGrowthTest {

    private static final int MONTHS = 24;
    private static final int ENTERPRISES = 40;

    @Test
    void everybodyGrowsByOnePercentAndSoDoesTheSeries() {
        CellSeries district = district(growing(MONTHS).build());
        for (int t = 1; t < MONTHS; t++) {
            assertEquals(0.01, change(district, t), 1e-6);
        }
        assertEquals(ENTERPRISES, district.matched().value(5));
    }

    @Test
    void anEnterpriseThatDoesNotReportOrReportsLateIsNoLoss() {
        EnterprisePanel.Builder panel = growing(MONTHS);
        for (int i = 0; i < 10; i++) {
            panel.late(EconomicMeasure.POWER, MONTHS - 1, i, 1);
        }
        CellSeries district = district(panel.build());
        assertEquals(0.01, change(district, MONTHS - 1), 1e-6);
        assertEquals(ENTERPRISES - 10, district.matched().value(MONTHS - 1));
        assertEquals(ENTERPRISES - 10, district.reporting().value(MONTHS - 1));
        assertTrue(district.nowcastShare().value(MONTHS - 1) > 0.05, "the part of the silent is told");
    }

    @Test
    void newcomersAndLeaversDoNotMoveTheLevel() {
        EnterprisePanel.Builder panel = new EnterprisePanel.Builder(
                TestPanels.START,
                MONTHS,
                TestPanels.builder(ENTERPRISES, 1).build().members().stream()
                        .map(member -> member.uscc().endsWith("0")
                                ? new EnterprisePanel.Member(member.uscc(), member.street(), member.section(), 12)
                                : member)
                        .toList());
        for (int i = 0; i < ENTERPRISES; i++) {
            for (int t = 0; t < MONTHS; t++) {
                boolean founded = i % 10 != 0 || t >= 12;
                boolean gone = i % 10 == 1 && t > 15;
                if (founded && !gone) {
                    // A newcomer doubles every month of its first year.
                    double ramp = i % 10 == 0 ? Math.pow(2, t - 12) : 1;
                    panel.value(EconomicMeasure.POWER, t, i, (100 + i) * ramp * Math.exp(0.01 * t));
                }
            }
        }
        CellSeries district = district(panel.build());
        for (int t = 1; t < MONTHS; t++) {
            assertEquals(0.01, change(district, t), 1e-4);
        }
    }

    @Test
    void aMonthWithAChangedMeterIsLeftOut() {
        EnterprisePanel.Builder panel = growing(MONTHS);
        for (int i = 0; i < 6; i++) {
            panel.value(EconomicMeasure.POWER, 12, i, 5);
            panel.meterChanged(EconomicMeasure.POWER, 12, i);
        }
        CellSeries district = district(panel.build());
        assertEquals(0.01, change(district, 12), 1e-6);
        assertEquals(6, district.meterChanges().value(12));
    }

    @Test
    void oneAbsurdValueHardlyShows() {
        EnterprisePanel.Builder panel = growing(MONTHS);
        panel.value(EconomicMeasure.POWER, 12, 3, 1e9);
        assertEquals(0.01, change(district(panel.build()), 12), 0.005);
    }

    @Test
    void contributionsAddUpToTheDistrictsGrowth() {
        EnterprisePanel panel = TestPanels.cyclic(60, 36, 4, t -> t % 7 == 3);
        MatchedGrowth growth = MatchedGrowth.of(panel, EconomicMeasure.WATER, 35);
        CellSeries district = growth.list().get(0);
        double whole = Math.log(district.level().value(35) / district.level().value(23));
        double parts = growth.contributions(23, 35).stream()
                .mapToDouble(Mover::contribution)
                .sum();
        assertEquals(whole, parts, 1e-4);
    }

    @Test
    void aCellOfFourEnterprisesHasNoSeries() {
        EnterprisePanel.Builder panel = TestPanels.builder(8, MONTHS);
        for (int i = 0; i < 8; i++) {
            for (int t = 0; t < MONTHS; t++) {
                panel.value(EconomicMeasure.POWER, t, i, 100 + t);
            }
        }
        List<CellSeries> series = MatchedGrowth.of(panel.build(), EconomicMeasure.POWER, MONTHS - 1)
                .list();
        assertEquals(
                List.of(Cell.DISTRICT), series.stream().map(CellSeries::cell).toList());
    }

    private static EnterprisePanel.Builder growing(int months) {
        EnterprisePanel.Builder panel = TestPanels.builder(ENTERPRISES, months);
        for (int i = 0; i < ENTERPRISES; i++) {
            for (int t = 0; t < months; t++) {
                panel.value(EconomicMeasure.POWER, t, i, (100 + i) * Math.exp(0.01 * t));
            }
        }
        return panel;
    }

    private static CellSeries district(EnterprisePanel panel) {
        CellSeries district = MatchedGrowth.of(panel, EconomicMeasure.POWER, panel.months() - 1)
                .list()
                .get(0);
        assertEquals(Cell.DISTRICT, district.cell());
        return district;
    }

    private static double change(CellSeries series, int t) {
        return Math.log(series.level().value(t) / series.level().value(t - 1));
    }
}
