package org.loomwatch.datasets.synthetic.output;

import java.nio.file.Path;
import java.time.YearMonth;
import org.loomwatch.datasets.reference.IndustryCatalog;
import org.loomwatch.datasets.synthetic.economy.EconomicCycles;
import org.loomwatch.datasets.synthetic.economy.IndustryMix;
import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;

/**
 * The truth about the economy: the hidden cycle by month, the sections' own cycles, and district output by quarter, which
 * is measured with an error of half a percent.
 */
final class OracleFiles implements AutoCloseable {

    private static final double OUTPUT_ERROR = 0.005;
    private static final double TEN_THOUSAND = 1e4;

    private final EconomicCycles cycles;
    private final Draws draws;
    private final CountedFile cycle;
    private final CountedFile sections;
    private final CountedFile output;
    private final RowBuffer row = new RowBuffer();
    private double quarter;
    private int quarterMonths;

    OracleFiles(Path directory, EconomicCycles cycles, long seed) {
        this.cycles = cycles;
        this.draws = new Draws(seed);
        cycle = new CountedFile(
                directory.resolve("cycle.csv"),
                "month,district_cycle,crisis,activity,value_added,staff,kwh,mean_health,mean_hazard,enterprises,disputes");
        sections = new CountedFile(directory.resolve("sections.csv"), "month,section,cycle");
        output = new CountedFile(directory.resolve("output.csv"), "quarter,value");
    }

    /** Adds a month's sums over all enterprises; value added in yuan. */
    void addMonth(MonthConditions conditions, MonthSums sums) {
        int month = conditions.month();
        double alive = Math.max(1, sums.alive);
        row.clear();
        row.ascii(conditions.yearMonth().toString());
        decimals(4, cycles.district(month), conditions.crisis(), cycles.district(month) - conditions.crisis());
        decimals(2, sums.valueAdded);
        row.put(',').number((long) sums.staff);
        decimals(1, sums.kwh);
        decimals(6, sums.health / alive, sums.hazard / alive);
        row.put(',').number(sums.alive).put(',').number(sums.disputesStarted).put('\n');
        cycle.write(row, 1);
        row.clear();
        for (int section = 0; section < IndustryMix.SECTIONS; section++) {
            row.ascii(conditions.yearMonth().toString()).put(',');
            row.ascii(IndustryCatalog.listSections().get(section).code());
            decimals(4, cycles.section(section, month));
            row.put('\n');
        }
        sections.write(row, IndustryMix.SECTIONS);
        addToQuarter(conditions.yearMonth(), sums.valueAdded);
    }

    /** A quarter is told only if all its months lie in the window. */
    private void addToQuarter(YearMonth month, double valueAdded) {
        int inQuarter = (month.getMonthValue() - 1) % 3;
        if (inQuarter == 0) {
            quarter = 0;
            quarterMonths = 0;
        }
        quarter += valueAdded;
        quarterMonths++;
        if (inQuarter == 2 && quarterMonths == 3) {
            draws.at(Stream.OUTPUT, month.getYear(), month.getMonthValue());
            row.clear();
            row.number(month.getYear())
                    .ascii("-Q")
                    .number((month.getMonthValue() + 2) / 3)
                    .put(',');
            row.decimal(quarter / TEN_THOUSAND * draws.spread(OUTPUT_ERROR), 2).put('\n');
            output.write(row, 1);
        }
    }

    private void decimals(int decimals, double... values) {
        for (double value : values) {
            row.put(',').decimal(value, decimals);
        }
    }

    @Override
    public void close() {
        cycle.close();
        sections.close();
        output.close();
    }
}
