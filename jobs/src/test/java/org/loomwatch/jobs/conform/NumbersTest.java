package org.loomwatch.jobs.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0",
        "12.5, 2, 1250",
        "12.50000, 2, 1250",
        "-0.00, 2, 0",
        "007, 0, 7",
        "3.0, 0, 3",
        "9999999999999.99, 2, 999999999999999"
    })
    void readsPlainDecimals(String text, int decimals, long expected) {
        assertEquals(expected, parse(text, decimals));
    }

    @ParameterizedTest
    @CsvSource({"''", "-", "1.", ".5", "1e3", "1.005", "12 3", "--1", "0x1", "N/A"})
    void refusesWhatIsNoNumberOfTheWantedPrecision(String text) {
        assertEquals(Numbers.MALFORMED, parse(text, 2));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "-0.01, 2"})
    void tellsNegativeNumbersApart(String text, int decimals) {
        assertEquals(Numbers.NEGATIVE, parse(text, decimals));
    }

    @ParameterizedTest
    @CsvSource({"99999999999999, 2", "123456789012345678901234567890, 0"})
    void tellsNumbersThatDoNotFitApart(String text, int decimals) {
        assertEquals(Numbers.TOO_LARGE, parse(text, decimals));
    }

    @Property(tries = 200)
    void readsBackWhatWasPrinted(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long fen) {
        String text = "%d.%02d".formatted(fen / 100, fen % 100);
        assertEquals(fen, parse(text, 2));
    }

    private static long parse(String text, int decimals) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Numbers.parse(bytes, 0, bytes.length, decimals);
    }
}
