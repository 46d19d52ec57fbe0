package org.loomwatch.api.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table to export, as CSV or XLSX. Both say how many rows there are and whether that is all; neither lets text become a
 * formula: in a workbook text is stored as text, in CSV it is led by an apostrophe.
 */
public final class Sheet {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv; charset=utf-8";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final String name;
    private final String[] header;
    private final boolean complete;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** @param complete whether the rows that follow are all there are */
    public Sheet(String name, boolean complete, String... header) {
        this.name = name;
        this.complete = complete;
        this.header = header;
    }

    /** Cells are texts, numbers, times or null. */
    public void row(@Nullable Object... cells) {
        rows.add(Arrays.asList(cells));
    }

    public String csv() {
        Csv csv = new Csv(header);
        for (List<@Nullable Object> row : rows) {
            csv.row(row.stream().map(Sheet::text).toArray(String[]::new));
        }
        return csv.end(rows.size(), complete);
    }

    public byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Loomwatch", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
                sheet.style(0, column).bold().set();
            }
            for (int i = 0; i < rows.size(); i++) {
                for (int column = 0; column < header.length; column++) {
                    Object cell = rows.get(i).get(column);
                    if (cell instanceof Number number) {
                        sheet.value(i + 1, column, number);
                    } else {
                        sheet.value(i + 1, column, text(cell));
                    }
                }
            }
            sheet.freezePane(0, 1);
            Worksheet about = workbook.newWorksheet("说明 About");
            about.value(0, 0, "行数 rows");
            about.value(0, 1, rows.size());
            about.value(1, 0, "完整性 completeness");
            about.value(1, 1, complete ? "complete" : "truncated");
        } catch (IOException e) {
            throw new UncheckedIOException("writing a workbook in memory", e);
        }
        return bytes.toByteArray();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Instant time
                ? time.truncatedTo(ChronoUnit.SECONDS)
                        .atZone(CHINA)
                        .toOffsetDateTime()
                        .toString()
                : cell.toString();
    }
}
