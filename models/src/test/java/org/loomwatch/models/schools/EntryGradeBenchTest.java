package org.loomwatch.models.schools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryGradeBenchTest {

    @Test
    void birthsTakeAFifthOffTheErrorOfTheEntryGradeThreeYearsAhead(@TempDir Path folder) {
        EntryGradeBench.Result result = EntryGradeBench.run(folder);
        assertTrue(
                result.withBirths().get(3) <= 0.8 * result.withoutBirths().get(3)
                        && result.withBirths().get(3) < result.noChange().get(3),
                () -> "error of the entry grade: " + result);
    }
}
