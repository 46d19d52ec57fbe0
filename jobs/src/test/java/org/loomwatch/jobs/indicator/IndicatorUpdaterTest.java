package org.loomwatch.jobs.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;

class IndicatorUpdaterTest {

    private static final int ENTERPRISES = 3;
    private static final int FIRST_MONTH = 660;

    /** A record comes to hold these kilowatt-hours, or, where {@code kwh} is null, ceases to be there. */
    record Change(int id, int enterprise, int month, Integer kwh) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, ENTERPRISES - 1),
                        Arbitraries.integers().between(FIRST_MONTH, FIRST_MONTH + 20),
                        Arbitraries.integers().between(0, 50).injectNull(0.2))
                .as(Change::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void manyFlushesGiveTheTableOfOne(@ForAll("changes") List<Change> changes, @ForAll long seed) {
        Tables all = new Tables();
        changes.forEach(all::apply);
        IndicatorUpdater atOnce = updater(all);
        all.records.forEach((id, record) -> atOnce.recount(record.enterprise(), record.month(), power()));
        atOnce.flush(all.horizon(), 1);

        Random random = new Random(seed);
        Tables stepwise = new Tables();
        IndicatorUpdater updater = updater(stepwise);
        long version = 1;
        for (Change change : changes) {
            Change before = stepwise.records.get(change.id());
            stepwise.apply(change);
            tell(updater, before, change);
            if (random.nextInt(4) == 0) {
                updater.flush(stepwise.horizon(), version++);
            }
            if (random.nextInt(8) == 0) {
                updater.flush(stepwise.horizon(), version++);
                updater = restarted(stepwise);
            }
        }
        updater.flush(stepwise.horizon(), version);
        assertEquals(all.print(), stepwise.print());
    }

    @Test
    void ratioIsToTheMedianOfTheTwelveMonthsBefore() {
        Tables tables = new Tables();
        for (int month = 0; month < 14; month++) {
            tables.apply(new Change(month, 0, FIRST_MONTH + month, month == 13 ? 40 : 10 + month));
        }
        IndicatorUpdater updater = updater(tables);
        tables.records.forEach((id, record) -> updater.recount(0, record.month(), power()));
        updater.flush(tables.horizon(), 1);
        int ratio = MonthRow.columns().indexOf("power_ratio");
        assertEquals(Double.NaN, tables.row(0, FIRST_MONTH + 2)[ratio]);
        assertEquals(13.0 / 11, tables.row(0, FIRST_MONTH + 3)[ratio]);
        assertEquals(40 / 16.5, tables.row(0, FIRST_MONTH + 13)[ratio]);
    }

    @Test
    void rowsReachTheHorizonAndCountTheMonthsSinceTheLastReport() {
        Tables tables = new Tables();
        tables.apply(new Change(1, 0, FIRST_MONTH, 5));
        tables.apply(new Change(2, 1, FIRST_MONTH + 4, 5));
        IndicatorUpdater updater = updater(tables);
        updater.recount(0, FIRST_MONTH, power());
        updater.recount(1, FIRST_MONTH + 4, power());
        updater.flush(tables.horizon(), 1);
        int since = MonthRow.since(power());
        assertEquals(4, tables.row(0, FIRST_MONTH + 4)[since]);
        assertEquals(Double.NaN, tables.row(0, FIRST_MONTH + 4)[MonthRow.headline(power())]);
        assertEquals(6, tables.months.size());
    }

    private static int power() {
        return FeedCode.of(Feed.POWER);
    }

    private static IndicatorUpdater updater(Tables tables) {
        return new IndicatorUpdater(0, ENTERPRISES, tables, tables);
    }

    /** An updater that knows of the past only what the tables say. */
    private static IndicatorUpdater restarted(Tables tables) {
        IndicatorUpdater updater = updater(tables);
        tables.records.values().forEach(record -> updater.noteStoredMonth(power(), record.month()));
        int horizon = -1;
        for (long key : tables.months.keySet()) {
            horizon = Math.max(horizon, CellTable.month(key));
        }
        updater.setHorizon(horizon);
        for (long key : tables.months.keySet()) {
            if (CellTable.month(key) == horizon) {
                updater.noteLastRow(CellTable.enterprise(key), horizon);
            }
        }
        return updater;
    }

    private static void tell(IndicatorUpdater updater, Change before, Change change) {
        if (before == null && change.kwh() != null) {
            Bytes entry = new Bytes(32);
            entry.putInt(change.enterprise());
            entry.putShort(change.month());
            entry.putByte(power());
            entry.putByte(0);
            entry.putLong(change.kwh() * 1000L);
            updater.add(new CellBlock(0, entry.array(), entry.size()));
            return;
        }
        if (before != null) {
            updater.recount(before.enterprise(), before.month(), power());
        }
        if (change.kwh() != null) {
            updater.recount(change.enterprise(), change.month(), power());
        }
    }

    /** The two tables as the replacing rule shows them. */
    private static final class Tables implements MonthStore, CellRecount.Records {

        private final Map<Integer, Change> records = new HashMap<>();
        private final Map<Long, double[]> months = new TreeMap<>();

        void apply(Change change) {
            if (change.kwh() == null) {
                records.remove(change.id());
            } else {
                records.put(change.id(), change);
            }
        }

        OptionalInt horizon() {
            return records.values().stream().mapToInt(Change::month).max();
        }

        double[] row(int enterprise, int month) {
            return months.get(CellTable.key(enterprise, month));
        }

        String print() {
            StringBuilder text = new StringBuilder();
            months.forEach(
                    (key, row) -> text.append(key).append(Arrays.toString(row)).append('\n'));
            return text.toString();
        }

        @Override
        public void read(Feed feed, int month, int[] batch, CellRecount.RecordSink sink) {
            List<Integer> wanted = Arrays.stream(batch).boxed().toList();
            for (Change record : new ArrayList<>(records.values())) {
                if (record.month() == month && wanted.contains(record.enterprise())) {
                    sink.accept(record.enterprise(), new long[] {0, record.kwh() * 1000L});
                }
            }
        }

        @Override
        public void setVersion(long version) {}

        @Override
        public void readRows(StoredMonths into) {
            months.forEach((key, row) -> {
                if (CellTable.month(key) >= into.firstMonth()) {
                    into.put(CellTable.enterprise(key), CellTable.month(key), row.clone());
                }
            });
        }

        @Override
        public void readRecent(RecentMonths into) {
            months.forEach((key, row) -> {
                int position = Arrays.binarySearch(into.batch(), CellTable.enterprise(key));
                int month = CellTable.month(key);
                if (position >= 0 && month >= into.firstMonth() && month <= into.lastMonth()) {
                    for (int number = 0; number < History.MEASURES; number++) {
                        into.measure(number)[into.place(position, month)] = row[History.position(number)];
                    }
                    for (int feed = 0; feed < History.FEEDS && month == into.lastMonth(); feed++) {
                        into.since(feed)[position] = row[MonthRow.since(feed)];
                    }
                }
            });
        }

        @Override
        public void put(int enterprise, int month, double[] row) {
            months.put(CellTable.key(enterprise, month), row.clone());
        }

        @Override
        public void remove(int enterprise, int month) {
            months.remove(CellTable.key(enterprise, month));
        }

        @Override
        public void flush() {}
    }
}
