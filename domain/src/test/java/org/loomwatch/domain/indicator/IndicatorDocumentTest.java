package org.loomwatch.domain.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of indicators says what the code does. To write it anew, run this test with {@code -Dindicators.write=true}. */
class IndicatorDocumentTest {

    private static final Path PAGE = Path.of("../docs/indicators.md");

    @Test
    void thePageIsTheCatalogue() throws IOException {
        if (Boolean.getBoolean("indicators.write")) {
            Files.writeString(PAGE, IndicatorDocument.text());
        }
        assertEquals(IndicatorDocument.text(), Files.readString(PAGE));
    }
}
