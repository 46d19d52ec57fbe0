package org.loomwatch.api.school;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.server.Csv;

/**
 * The forecast in force as a file: one row an area, grade and year. Says how many rows there are and that these are all. In
 * both formats text stays text: nothing a name holds is taken for a formula.
 */
public final class SchoolExport {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV = "text/csv; charset=utf-8";

    private static final String[] HEADER = {
        "area",
        "name",
        "street",
        "grade",
        "year",
        "pupils",
        "low_80",
        "high_80",
        "places",
        "probability_short",
        "expected_gap",
        "gap_90"
    };
    private static final int FIRST_NUMBER = 3;

    private final SchoolAreaService areas;
    private final CatchmentService catchments;
    private final ForecastRunService runs;

    public SchoolExport(SchoolAreaService areas, CatchmentService catchments, ForecastRunService runs) {
        this.areas = areas;
        this.catchments = catchments;
        this.runs = runs;
    }

    /** RFC 4180, ending in a line with the number of rows. */
    public String csv(Viewer viewer) {
        Csv csv = new Csv(HEADER);
        List<String[]> rows = rows(viewer);
        rows.forEach(csv::row);
        return csv.end(rows.size(), true);
    }

    /** A workbook: the rows, and a sheet that says where they come from. */
    public byte[] xlsx(Viewer viewer) {
        List<String[]> rows = rows(viewer);
        ForecastInfo run = runs.get(viewer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Loomwatch", "1.0")) {
            Worksheet sheet = book.newWorksheet("学位预测 forecast");
            for (int c = 0; c < HEADER.length; c++) {
                sheet.value(0, c, HEADER[c]);
                sheet.style(0, c).bold().set();
            }
            for (int r = 0; r < rows.size(); r++) {
                String[] row = rows.get(r);
                for (int c = 0; c < row.length; c++) {
                    if (c < FIRST_NUMBER) {
                        sheet.value(r + 1, c, row[c]);
                    } else if (!row[c].isEmpty()) {
                        sheet.value(r + 1, c, Double.parseDouble(row[c]));
                    }
                }
            }
            sheet.freezePane(0, 1);
            Worksheet about = book.newWorksheet("说明 about");
            List<String[]> lines = List.of(
                    new String[] {"rows 行数", String.valueOf(rows.size())},
                    new String[] {"complete 完整", "yes 是"},
                    new String[] {"counted up to 统计截至", String.valueOf(run.originYear())},
                    new String[] {"forecast made at 预测时间", run.madeAt().toString()},
                    new String[] {"run 预测编号", String.valueOf(run.run())});
            for (int r = 0; r < lines.size(); r++) {
                about.value(r, 0, lines.get(r)[0]);
                about.value(r, 1, lines.get(r)[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook in memory cannot be written", e);
        }
        return out.toByteArray();
    }

    private List<String[]> rows(Viewer viewer) {
        Map<String, CatchmentName> names = new HashMap<>();
        catchments.list(viewer).forEach(name -> names.put(name.area(), name));
        List<String[]> rows = new ArrayList<>();
        for (SchoolArea.SchoolCell cell : areas.listCells(viewer)) {
            CatchmentName name =
                    names.getOrDefault(cell.area(), new CatchmentName(cell.area(), cell.area(), cell.area(), ""));
            rows.add(Arrays.asList(
                            cell.area(),
                            name.nameZh(),
                            name.street(),
                            String.valueOf(cell.grade()),
                            String.valueOf(cell.year()),
                            number(cell.pupils(), 1),
                            number(cell.low80(), 1),
                            number(cell.high80(), 1),
                            number(cell.places(), 0),
                            number(cell.probabilityShort(), 3),
                            number(cell.expectedGap(), 1),
                            number(cell.gap90(), 1))
                    .toArray(String[]::new));
        }
        return rows;
    }

    private static String number(@Nullable Double value, int decimals) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
