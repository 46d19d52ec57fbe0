package org.loomwatch.datasets.synthetic.economy;

import java.time.YearMonth;
import java.util.List;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/**
 * The hidden cycles: an AR(2) for the district with a period near 31 months, an AR(1) for each section, and the crises.
 * Units: a district value of 1 is a strong boom.
 */
public final class EconomicCycles {

    private static final int WARM_UP = 60;
    private static final double DISTRICT_LAG1 = 1.72;
    private static final double DISTRICT_LAG2 = -0.77;
    private static final double DISTRICT_SHOCK = 0.085;
    private static final double SECTION_LAG = 0.90;
    private static final double SECTION_SHOCK = 0.16;

    private final double[] district;
    private final double[][] sections;
    private final List<Crisis> crises;

    public EconomicCycles(long seed, int months) {
        Draws draws = new Draws(seed);
        district = new double[months];
        sections = new double[IndustryMix.SECTIONS][months];
        draws.at(Stream.CYCLES, 0, 0);
        double last = 0;
        double beforeLast = 0;
        for (int i = -WARM_UP; i < months; i++) {
            double value = DISTRICT_LAG1 * last + DISTRICT_LAG2 * beforeLast + DISTRICT_SHOCK * draws.gauss();
            beforeLast = last;
            last = value;
            if (i >= 0) {
                district[i] = value;
            }
        }
        for (int section = 0; section < sections.length; section++) {
            draws.at(Stream.CYCLES, 1, section);
            double value = 0;
            for (int i = -WARM_UP; i < months; i++) {
                value = SECTION_LAG * value + SECTION_SHOCK * draws.gauss();
                if (i >= 0) {
                    sections[section][i] = value;
                }
            }
        }
        crises = crises(draws.at(Stream.CYCLES, 2, 0));
    }

    /** The common cycle without crises. */
    public double district(int month) {
        return district[month];
    }

    /** Sum of the crises' blows, before exposure. */
    public double crisis(int month) {
        return crises.stream().mapToDouble(crisis -> crisis.blow(month)).sum();
    }

    /** Condition of one industry: its loading on the district, its section's own cycle, less crises by exposure. */
    public double industry(IndustryProfile profile, int month) {
        double value = profile.cycle() * district[month] + sections[profile.section()][month];
        for (Crisis crisis : crises) {
            value -= crisis.exposure().get(profile.section()) * crisis.blow(month);
        }
        return value;
    }

    /** A section's own cycle. */
    public double section(int section, int month) {
        return sections[section][month];
    }

    private static List<Crisis> crises(Draws draws) {
        int property = SyntheticMonths.indexOf(YearMonth.of(2023, 8)) + draws.below(7);
        int exports = SyntheticMonths.indexOf(YearMonth.of(2025, 4)) + draws.below(4);
        return List.of(
                new Crisis(
                        "epidemic",
                        SyntheticMonths.indexOf(YearMonth.of(2020, 2)),
                        3,
                        1.6,
                        Crisis.exposure(0.8, "HRPGQDIN", 1.4, 1.3, 1.2, 1.0, 0.2, 0.3, 0.3, 0.3)),
                new Crisis(
                        "property",
                        property,
                        7 + draws.below(3),
                        1.1,
                        Crisis.exposure(0.35, "EKCJL", 1.4, 1.5, 0.7, 0.9, 0.6)),
                new Crisis("exports", exports, 5 + draws.below(2), 0.9, Crisis.exposure(0.2, "CGF", 1.3, 0.9, 0.6)));
    }
}
