package org.loomwatch.models.labor.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.PanelColumns;
import org.loomwatch.models.labor.panel.PanelReader;

class BacktestServiceTest {

    private static final int FOUR_LOGISTIC = 4;

    private @TempDir Path directory;

    @Test
    void findsTheLawOfAPanelAndSaysHowSureItIs() throws IOException {
        BacktestSummary summary = run(MadePanel.write(directory, 150, 12, 1), Optional.of("8"), 0, "one", 5);
        assertTrue(summary.auc() > 0.82, summary.toString());
        assertTrue(summary.aucCi().get(0) < summary.auc()
                && summary.auc() < summary.aucCi().get(1));
        assertEquals(summary.observedRate(), summary.meanProbability(), 0.06);
        assertEquals(1, summary.findings().get("constant_column"));
        assertEquals(150 * 4, summary.rowsTest());
        List<String> lines = Files.readAllLines(directory.resolve("one/predictions.csv"));
        assertEquals("entity,time,label,probability", lines.get(0));
        assertEquals(150 * 4 + 1, lines.size());
        String report = Files.readString(directory.resolve("one/report.html"));
        assertTrue(report.contains("<svg") && !report.contains("http://") && !report.contains("<script"));
    }

    @Test
    void twoRunsGiveTheSameBytes() throws IOException {
        Path panel = MadePanel.write(directory, 60, 6, 2);
        run(panel, Optional.of("4"), 0, "one", 6);
        run(panel, Optional.of("4"), 0, "two", 6);
        for (String file : List.of("predictions.csv", "report.html")) {
            assertArrayEquals(
                    Files.readAllBytes(directory.resolve("one").resolve(file)),
                    Files.readAllBytes(directory.resolve("two").resolve(file)),
                    file);
        }
    }

    @Test
    void aCrossSectionIsTestedByFolds() throws IOException {
        BacktestSummary summary =
                run(MadePanel.write(directory, 900, 1, 3), Optional.empty(), 3, "folds", FOUR_LOGISTIC);
        assertEquals(900, summary.rowsTest());
        assertTrue(summary.auc() > 0.8, summary.toString());
    }

    @Test
    void aFeatureThatKnowsTheAnswerIsPointedAt() throws IOException {
        StringBuilder text = new StringBuilder("id,y,x,leak\n");
        for (int i = 0; i < 200; i++) {
            int y = i % 8 == 0 ? 1 : 0;
            text.append("%d,%d,%d,%d\n".formatted(i, y, i % 13, 10 * y + i % 2));
        }
        Path file = directory.resolve("leak.csv");
        Files.writeString(file, text);
        PanelColumns columns = new PanelColumns("id", Optional.empty(), "y", Optional.empty(), List.of());
        BacktestSummary summary = new BacktestService()
                .run(new BacktestRequest(
                        file, columns, Optional.empty(), 3, 0, 1, FOUR_LOGISTIC, directory.resolve("out")));
        assertEquals(1, summary.findings().get("possible_leakage"));
    }

    @Test
    void whatCannotBeAPanelIsSaid() throws IOException {
        String wrongName = refusal("id,y,x\n1,0,2\n2,1,3\n", "label");
        assertTrue(wrongName.contains("no column \"label\""), wrongName);
        String oneClass = refusal("id,y,x\n1,0,2\n2,0,3\n", "y");
        assertTrue(oneClass.contains("one class only"), oneClass);
        String word = refusal("id,y,x\n1,0,high\n2,1,3\n", "y");
        assertTrue(word.contains("line 2") && word.contains("\"high\""), word);
        String constant = refusal("id,y,x\n1,0,5\n2,1,5\n", "y");
        assertTrue(constant.contains("every feature is constant"), constant);
        Path file = directory.resolve("twice.csv");
        Files.writeString(file, "id,t,y,x\n1,1,0,5\n1,1,1,6\n2,1,0,7\n");
        PanelColumns columns = new PanelColumns("id", Optional.of("t"), "y", Optional.empty(), List.of());
        String twice = String.valueOf(assertThrows(LaborException.class, () -> PanelReader.read(file, columns))
                .getMessage());
        assertTrue(twice.contains("1 rows repeat an entity and time, the first is 1"), twice);
    }

    private String refusal(String text, String label) throws IOException {
        Path file = directory.resolve("bad.csv");
        Files.writeString(file, text);
        PanelColumns columns = new PanelColumns("id", Optional.empty(), label, Optional.empty(), List.of());
        return String.valueOf(assertThrows(LaborException.class, () -> new BacktestService()
                        .run(new BacktestRequest(file, columns, Optional.empty(), 2, 0, 1, FOUR_LOGISTIC, directory)))
                .getMessage());
    }

    private BacktestSummary run(Path panel, Optional<String> until, int folds, String out, int budget) {
        PanelColumns columns = new PanelColumns(
                "firm", folds == 0 ? Optional.of("when") : Optional.empty(), "event", Optional.empty(), List.of());
        return new BacktestService()
                .run(new BacktestRequest(panel, columns, until, folds, 0, 1, budget, directory.resolve(out)));
    }
}
