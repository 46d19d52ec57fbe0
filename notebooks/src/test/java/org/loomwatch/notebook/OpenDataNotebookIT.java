package org.loomwatch.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loomwatch.notebook.run.NotebookRunner;

/** The notebook that works on open data alone and asks no server: an error or another key figure fails. */
class OpenDataNotebookIT {

    private static final Path NOTEBOOKS = Path.of(System.getProperty("notebooks.directory", "."));

    @Test
    void forecastsOfSchoolPlacesComeOutAsTheFileSays() throws Exception {
        NotebookRunner.Report report = NotebookRunner.run(NOTEBOOKS.resolve("4-school-places.ipynb"), false);
        assertEquals(List.of(), report.faults(), () -> String.join("\n", report.faults()));
        assertTrue(report.cells() > 0 && !report.figures().isEmpty(), report.toString());
    }
}
