package org.loomwatch.notebook.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as text and as HTML; long ones are cut, and say so. */
final class TableText {

    private static final int MOST_ROWS = 30;
    private static final double LARGE = 1e7;

    private TableText() {}

    static String html(Table table) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        table.columns()
                .forEach(column -> html.append("<th>").append(escape(column)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (Table.Row row : table.head(MOST_ROWS).rows()) {
            html.append("<tr>");
            for (Object cell : row.cells()) {
                html.append(cell instanceof Number ? "<td style=\"text-align:right\">" : "<td>")
                        .append(escape(cell(cell)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table>");
        if (table.size() > MOST_ROWS) {
            html.append("<p>").append(rest(table)).append("</p>");
        }
        return html.toString();
    }

    static String plain(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns());
        for (Table.Row row : table.head(MOST_ROWS).rows()) {
            lines.add(row.cells().stream().map(TableText::cell).toList());
        }
        int[] widths = new int[table.columns().size()];
        for (List<String> line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        String text = lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n"));
        return table.size() > MOST_ROWS ? text + "\n" + rest(table) : text;
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            text.append(line.get(c)).append(" ".repeat(widths[c] - line.get(c).length() + 2));
        }
        return text.toString().stripTrailing();
    }

    private static String rest(Table table) {
        return "… %,d rows in all".formatted(table.size());
    }

    private static String cell(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double || cell instanceof Float) {
            double value = ((Number) cell).doubleValue();
            boolean whole = value == Math.rint(value) && Math.abs(value) < LARGE;
            return Double.isNaN(value)
                    ? ""
                    : String.format(Locale.ROOT, whole ? "%.0f" : Math.abs(value) >= 100 ? "%.1f" : "%.4g", value);
        }
        return String.valueOf(cell);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
