package org.loomwatch.models.schools.report;

import java.nio.file.Path;
import java.util.List;
import org.loomwatch.models.schools.data.CsvOutput;
import org.loomwatch.models.schools.data.Finding;

/** The findings about the input, one a row. */
public final class FindingsCsv {

    private FindingsCsv() {}

    public static void write(Path file, List<Finding> findings) {
        try (CsvOutput csv = new CsvOutput(file, "kind,area,year,message")) {
            for (Finding finding : findings) {
                csv.row(
                        finding.kind().id(),
                        finding.area(),
                        finding.year() == 0 ? "" : finding.year(),
                        finding.message());
            }
        }
    }
}
