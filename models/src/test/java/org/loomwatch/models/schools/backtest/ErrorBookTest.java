package org.loomwatch.models.schools.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ErrorBookTest {

    @Test
    void quantilesFollowTheErrorsOfTheSameSize() {
        ErrorBook book = new ErrorBook(1);
        Random random = new Random(3);
        for (int i = 0; i < 4000; i++) {
            boolean small = i % 2 == 0;
            double forecast = small ? 20 : 2000;
            book.add(0, forecast, forecast * (1 + (small ? 0.2 : 0.02) * random.nextGaussian()));
        }
        ErrorDistribution errors = book.close();
        assertEquals(20 * (1 + 0.2 * 1.2816), errors.quantile(0, 20, 0.9), 0.5);
        assertEquals(2000 * (1 - 0.02 * 1.2816), errors.quantile(0, 2000, 0.1), 5);
    }

    @Test
    void aHorizonWithoutErrorsIsWiderThanTheLastKnown() {
        ErrorBook book = new ErrorBook(3);
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            book.add(0, 100, 100 + 5 * random.nextGaussian());
        }
        ErrorDistribution errors = book.close();
        assertTrue(errors.quantile(1, 100, 0.9) > errors.quantile(0, 100, 0.9));
        assertTrue(errors.quantile(2, 100, 0.9) > errors.quantile(1, 100, 0.9));
    }

    @Test
    void fewErrorsGiveStudentIntervals() {
        ErrorBook book = new ErrorBook(1);
        book.add(0, 1000, 1010);
        book.add(0, 1000, 990);
        ErrorDistribution errors = book.close();
        assertEquals(1000 * (1 + 0.01 * 1.8856), errors.quantile(0, 1000, 0.9), 0.1);
    }
}
