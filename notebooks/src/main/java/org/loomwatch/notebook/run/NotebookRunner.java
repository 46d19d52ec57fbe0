package org.loomwatch.notebook.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loomwatch.notebook.Key;
import org.loomwatch.notebook.file.NotebookFile;

/** Runs a notebook from its first cell to its last, and compares what it says with what its file says. */
public final class NotebookRunner {

    private NotebookRunner() {}

    /**
     * How it went.
     *
     * @param faults errors and changed key figures; empty if all is well
     */
    public record Report(String notebook, int cells, Map<String, Key.Figure> figures, List<String> faults) {}

    /**
     * @param write keep outputs and key figures in the file, if there was no error
     */
    public static Report run(Path path, boolean write) {
        NotebookFile file = NotebookFile.read(path);
        List<String> faults = new ArrayList<>();
        Key.take();
        int count = 0;
        try (JavaSession session = new JavaSession()) {
            for (NotebookFile.CodeCell cell : file.codeCells()) {
                count++;
                JavaSession.Outcome outcome = session.run(cell.code());
                if (outcome.error().isPresent()) {
                    faults.add("cell %d: %s%nin%n%s"
                            .formatted(count, outcome.error().get(), cell.code()));
                    break;
                }
                if (write) {
                    cell.keep(count, outcome.printed(), outcome.shown());
                }
            }
        }
        Map<String, Key.Figure> figures = Key.take();
        if (write && faults.isEmpty()) {
            file.write(figures);
        } else if (!write) {
            faults.addAll(compare(file, figures));
        }
        return new Report(file.name(), count, figures, faults);
    }

    private static List<String> compare(NotebookFile file, Map<String, Key.Figure> figures) {
        List<String> faults = new ArrayList<>();
        Map<String, Key.Figure> kept = file.keyFigures();
        if (!kept.keySet().equals(figures.keySet())) {
            faults.add("key figures are %s, the file has %s".formatted(figures.keySet(), kept.keySet()));
        }
        kept.forEach((name, figure) -> {
            Key.Figure now = figures.get(name);
            if (now != null && !figure.agreesWith(now)) {
                faults.add("%s is %s, the file says %s ± %s"
                        .formatted(name, now.value(), figure.value(), figure.tolerance()));
            }
        });
        if (!file.isUpToDate()) {
            faults.add("the outputs in the file are not of this code: write them anew");
        }
        return faults;
    }
}
