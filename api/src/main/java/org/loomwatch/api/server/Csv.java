package org.loomwatch.api.server;

import java.util.List;

/**
 * A CSV export (RFC 4180) that spreadsheets open safely: text that would start a formula is led by an apostrophe. It ends in
 * a comment line with the number of rows and whether that is all there is.
 */
public final class Csv {

    private static final String BOM = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder(BOM);

    public Csv(String... header) {
        row(header);
    }

    public void row(String... cells) {
        text.append(String.join(",", List.of(cells).stream().map(Csv::cell).toList()))
                .append("\r\n");
    }

    /** The whole export. */
    public String end(long rows, boolean complete) {
        row("# rows " + rows, complete ? "complete" : "truncated");
        return text.toString();
    }

    static String cell(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 && !isNumber(value);
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isNumber(String value) {
        return value.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }
}
