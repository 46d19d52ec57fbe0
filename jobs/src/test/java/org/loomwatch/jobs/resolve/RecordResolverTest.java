package org.loomwatch.jobs.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.RowBlock;
import org.loomwatch.jobs.record.Versions;
import org.loomwatch.jobs.record.XxHash64;

class RecordResolverTest {

    /** One delivered row: few ids, places and times, so that they meet often. */
    record Row(int id, int enterprise, int month, int reportedAt, int amount) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(600, 602),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 2))
                .as(Row::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void anyOrderSplitRepetitionAndRestartGivesTheSameRecords(@ForAll("rows") List<Row> rows, @ForAll long seed) {
        RecordTable atOnce = deliver(List.of(rows));
        Map<String, String> expected = atOnce.visible();
        Random random = new Random(seed);
        List<Row> shuffled = new ArrayList<>(rows);
        shuffled.addAll(rows.subList(0, rows.size() / 2));
        Collections.shuffle(shuffled, random);
        List<List<Row>> runs = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(10));
            runs.add(shuffled.subList(from, to));
            from = to;
        }
        RecordTable stepwise = new RecordTable();
        for (List<Row> run : runs) {
            if (random.nextInt(3) == 0) {
                stepwise.interruptAfter(random.nextInt(4));
                stepwise.deliver(blocks(run));
                stepwise.restart();
            }
            stepwise.deliver(blocks(run));
        }
        assertEquals(expected, stepwise.visible());
        assertEquals(atOnce.superseded, stepwise.superseded);
    }

    @Property(tries = 200)
    void everyRowIsCountedOnce(@ForAll("rows") List<Row> rows) {
        RecordTable table = deliver(List.of(rows));
        assertEquals(rows.size(), table.counts.accepted + table.counts.corrected + table.counts.duplicates);
        assertEquals(rows.stream().map(Row::id).distinct().count(), table.counts.accepted);
        assertEquals(rows.stream().distinct().count(), table.counts.accepted + table.counts.corrected);
        ResolveCounts again = table.deliver(blocks(rows));
        assertEquals(rows.size(), again.duplicates);
    }

    @Test
    void aCorrectionThatMovesARecordLeavesNothingBehind() {
        RecordTable table = deliver(List.of(List.of(new Row(1, 0, 600, 1, 5)), List.of(new Row(1, 2, 601, 2, 5))));
        assertEquals(1, table.visible().size());
        assertTrue(table.visible().containsKey("R1 of 2 in 601"));
        assertEquals(1, table.counts.corrected);
    }

    @Test
    void aMoveThatWasInterruptedIsFinished() {
        RecordTable table = deliver(List.of(List.of(new Row(1, 0, 600, 1, 5))));
        table.interruptBeforeRemovals();
        table.deliver(blocks(List.of(new Row(1, 2, 601, 2, 5))));
        assertEquals(2, table.visible().size());
        table.restart();
        table.deliver(blocks(List.of(new Row(1, 2, 601, 2, 5))));
        assertEquals(List.of("R1 of 2 in 601"), List.copyOf(table.visible().keySet()));
    }

    private static RecordTable deliver(List<List<Row>> runs) {
        RecordTable table = new RecordTable();
        runs.forEach(run -> table.deliver(blocks(run)));
        return table;
    }

    private static List<RowBlock> blocks(List<Row> rows) {
        List<RowBlock> blocks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += 3) {
            Bytes bytes = new Bytes(512);
            for (Row row : rows.subList(from, Math.min(from + 3, rows.size()))) {
                write(row, bytes);
            }
            blocks.add(new RowBlock(0, "f" + from, bytes.copy(), bytes.size()));
        }
        return blocks;
    }

    private static void write(Row row, Bytes out) {
        int start = out.size();
        byte[] id = ("R" + row.id()).getBytes(StandardCharsets.US_ASCII);
        out.putInt(0);
        out.putShort(2);
        out.putShort(row.month());
        out.putLong(XxHash64.hash(id, 0, id.length));
        out.putLong(0);
        out.putInt(row.enterprise());
        out.putInt(start);
        out.putString(id, 0, id.length);
        out.putString("E" + row.enterprise());
        out.putShort(row.month());
        out.putLong(row.reportedAt());
        out.putString("M1");
        out.putByte(0);
        out.putLong(row.amount());
        out.setInt(start, out.size() - start);
        long hash = XxHash64.hash(out.array(), start + RowBlock.HEAD, out.size());
        out.setLong(start + 16, Versions.of(row.reportedAt(), hash));
    }
}
