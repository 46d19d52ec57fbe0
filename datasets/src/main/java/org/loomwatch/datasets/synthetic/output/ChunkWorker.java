package org.loomwatch.datasets.synthetic.output;

import java.time.LocalDate;
import org.loomwatch.datasets.synthetic.economy.MonthConditions;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseStep;
import org.loomwatch.datasets.synthetic.enterprise.Population;
import org.loomwatch.datasets.synthetic.feeds.Delivery;
import org.loomwatch.datasets.synthetic.feeds.FeedWriters;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.datasets.synthetic.register.DisputeRows;
import org.loomwatch.datasets.synthetic.register.RegisterRows;

/** Moves a chunk of slots through one month and, inside the window, writes its rows. One instance per thread. */
final class ChunkWorker {

    /** Value added as a share of turnover. */
    private static final double VALUE_ADDED = 0.24;

    private final EnterpriseStep step;
    private final FeedWriters feeds;
    private final Delivery delivery;
    private final RegisterRows register;
    private final DisputeRows disputes;
    private final EnterpriseMonth[] block = new EnterpriseMonth[Population.BLOCK];

    ChunkWorker(
            EnterpriseStep step, FeedWriters feeds, Delivery delivery, RegisterRows register, DisputeRows disputes) {
        this.step = step;
        this.feeds = feeds;
        this.delivery = delivery;
        this.register = register;
        this.disputes = disputes;
        for (int i = 0; i < block.length; i++) {
            block[i] = new EnterpriseMonth();
        }
    }

    void settle(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            step.settle(slot);
        }
    }

    /** Months before the window: state moves, nothing is written. */
    void advance(int from, int to, MonthConditions conditions) {
        for (int slot = from; slot < to; slot++) {
            step.advance(slot, conditions, block[0]);
        }
    }

    void write(int from, int to, MonthConditions conditions, LocalDate asOf, ChunkMonth out) {
        out.clear();
        delivery.open(out.feeds, conditions.yearMonth(), conditions.month(), asOf);
        for (int start = from; start < to; start += block.length) {
            int size = Math.min(block.length, to - start);
            for (int i = 0; i < size; i++) {
                step.advance(start + i, conditions, block[i]);
            }
            shareMeters(size);
            for (int i = 0; i < size; i++) {
                if (block[i].active) {
                    write(block[i], conditions, asOf, out);
                }
            }
        }
        out.withheld = delivery.withheld();
    }

    /** Appends the register rows of all alive after the last month. */
    void register(int from, int to, int month, Population population, ChunkMonth out) {
        out.clear();
        for (int slot = from; slot < to; slot++) {
            if (population.isActive(slot)) {
                step.describe(slot, month, block[0]);
                register.write(block[0], out.register);
                out.registered++;
            }
        }
    }

    /** In a shared building every tenant is billed its share of the house's use, whatever it used itself. */
    private void shareMeters(int size) {
        double kwh = 0;
        double cubicMetres = 0;
        int tenants = 0;
        for (int i = 0; i < size; i++) {
            if (block[i].active && block[i].shared) {
                kwh += block[i].kwh;
                cubicMetres += block[i].cubicMetres;
                tenants++;
            }
        }
        for (int i = 0; i < size; i++) {
            if (block[i].active && block[i].shared) {
                block[i].kwh = kwh / tenants;
                block[i].cubicMetres = cubicMetres / tenants;
            }
        }
    }

    private void write(EnterpriseMonth e, MonthConditions conditions, LocalDate asOf, ChunkMonth out) {
        feeds.write(e, delivery);
        if (e.disputed) {
            out.disputesStarted++;
            out.disputesKnown += disputes.write(e, asOf, out.disputes) ? 1 : 0;
        }
        if (e.closes) {
            register.write(e, out.register);
            out.registered++;
        }
        RowBuffer hazards = out.hazards;
        hazards.put(e.uscc, 0, e.uscc.length)
                .put(',')
                .padded(conditions.yearMonth().getYear(), 4)
                .put('-')
                .padded(conditions.yearMonth().getMonthValue(), 2)
                .put(',')
                .decimal(e.health, 3)
                .put(',')
                .decimal(e.hazard, 6)
                .put(',')
                .number(e.disputed ? 1 : 0)
                .put('\n');
        out.alive++;
        out.valueAdded += VALUE_ADDED * e.turnover;
        out.staff += e.staff;
        out.kwh += e.kwh;
        out.health += e.health;
        out.hazard += e.hazard;
    }
}
