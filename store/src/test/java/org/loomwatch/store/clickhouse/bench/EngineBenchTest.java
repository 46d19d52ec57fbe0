package org.loomwatch.store.clickhouse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;

class EngineBenchTest {

    /** Raised for a thorough run. */
    private static final int ROUNDS = Integer.getInteger("loomwatch.engine.rounds", 3);

    @TempDir
    Path root;

    @Test
    void nothingAcknowledgedIsLostOrDoubledAndTenMillionRowsPassThroughASmallHeap() {
        EngineBench.Report report = EngineBench.run(DataDirectory.create(root), ROUNDS, 1);
        System.out.println(report);
        assertEquals(0, report.durability().lostRows());
        assertEquals(0, report.durability().doubledRows());
        assertTrue(report.durability().acknowledgedRows() > 0);
        assertTrue(report.durability().reads() > 0);
        assertEquals(10_000_000, report.reading().rows());
        assertTrue(report.reading().engineHeapLimitBytes() < 512 << 20);
    }
}
