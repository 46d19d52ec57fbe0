package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void answersWhileTheSharedThreadsAreBusy() {
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            ForkJoinPool.commonPool().execute(() -> await(done));
        }
        assertEquals("answer", Ahead.ask(() -> "answer").get());
        done.countDown();
    }

    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void throwsWhatAskingThrew() {
        Ahead<String> ahead = Ahead.ask(() -> {
            throw new IllegalArgumentException("no such figure");
        });
        assertEquals(
                "no such figure",
                assertThrows(IllegalArgumentException.class, ahead::get).getMessage());
    }
}
