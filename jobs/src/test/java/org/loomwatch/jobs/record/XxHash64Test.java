package org.loomwatch.jobs.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHash64Test {

    /** Values published with the algorithm's reference implementation, and by ClickHouse's own function for the long one. */
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
    })
    void equalsTheReference(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, Long.toHexString(XxHash64.hash(bytes, 0, bytes.length)));
    }
}
