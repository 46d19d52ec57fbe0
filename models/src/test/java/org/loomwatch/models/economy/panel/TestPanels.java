package org.loomwatch.models.economy.panel;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** Small districts with a known cycle. */
public final class TestPanels {

    public static final YearMonth START = YearMonth.of(2021, 1);

    private static final String[] STREETS = {"S1", "S2"};
    private static final String[] SECTIONS = {"C", "F", "H"};

    private TestPanels() {}

    /** The cycle all enterprises of a seed share, in logarithms. */
    public static double[] cycle(int months, long seed) {
        Random random = new Random(seed);
        double[] cycle = new double[months];
        double before = 0;
        double last = 0.05;
        for (int t = 0; t < months; t++) {
            double value = 1.5 * last - 0.6 * before + 0.02 * random.nextGaussian();
            before = last;
            last = value;
            cycle[t] = value;
        }
        return cycle;
    }

    /**
     * A panel in which every measure follows the cycle, a season and noise.
     *
     * @param silent months in which the first fifth of the enterprises reports nothing
     */
    public static EnterprisePanel cyclic(int enterprises, int months, long seed, IntPredicate silent) {
        double[] cycle = cycle(months, seed);
        EnterprisePanel.Builder panel = builder(enterprises, months);
        Random random = new Random(seed + 1);
        for (int i = 0; i < enterprises; i++) {
            double size = 2 + random.nextGaussian();
            for (int t = 0; t < months; t++) {
                double season = 0.1 * Math.sin(Math.PI * t / 6);
                for (EconomicMeasure measure : EconomicMeasure.listReported()) {
                    double noise = 0.05 * random.nextGaussian();
                    if (!(silent.test(t) && i < enterprises / 5)) {
                        panel.value(measure, t, i, Math.exp(3 + size + cycle[t] + season + noise));
                    }
                }
            }
        }
        return panel.build();
    }

    /** Members old enough to count, spread over streets and sections. */
    public static EnterprisePanel.Builder builder(int enterprises, int months) {
        List<EnterprisePanel.Member> members = new ArrayList<>();
        for (int i = 0; i < enterprises; i++) {
            members.add(new EnterprisePanel.Member(
                    "U%04d".formatted(i), STREETS[i % STREETS.length], SECTIONS[i % SECTIONS.length], -100));
        }
        return new EnterprisePanel.Builder(START, months, members);
    }
}
