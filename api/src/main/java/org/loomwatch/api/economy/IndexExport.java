package org.loomwatch.api.economy;

import java.time.YearMonth;
import java.util.Optional;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.server.Csv;

/** The indices as a file for spreadsheets. */
final class IndexExport {

    private final IndexService indices;

    IndexExport(IndexService indices) {
        this.indices = indices;
    }

    String csv(Viewer viewer, Optional<YearMonth> wanted) {
        Csv csv = new Csv(
                "vintage",
                "kind",
                "month",
                "horizon",
                "value",
                "low_80",
                "high_80",
                "low_95",
                "high_95",
                "year_on_year",
                "annualised");
        IndexFigures figures = indices.get(viewer, wanted);
        long rows = 0;
        for (IndexFigures.IndexFigure index : figures.indices()) {
            for (IndexFigures.Point point : index.points()) {
                csv.row(
                        String.valueOf(figures.vintage()),
                        index.kind(),
                        point.month().toString(),
                        Integer.toString(point.horizon()),
                        Double.toString(point.value()),
                        Double.toString(point.low80()),
                        Double.toString(point.high80()),
                        Double.toString(point.low95()),
                        Double.toString(point.high95()),
                        point.yearOnYear() == null ? "" : Double.toString(point.yearOnYear()),
                        point.annualised() == null ? "" : Double.toString(point.annualised()));
                rows++;
            }
        }
        return csv.end(rows, true);
    }
}
