package org.loomwatch.jobs.conform;

import java.util.ArrayList;
import java.util.List;

/** Splits one CSV row by RFC 4180. */
public final class CsvLine {

    private CsvLine() {}

    /** The cells, without their quotes; empty if quotes stand where they may not. */
    public static List<String> split(String row) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            if (at < row.length() && row.charAt(at) == '"') {
                at = readQuoted(row, at + 1, cell);
                if (at < 0 || (at < row.length() && row.charAt(at) != ',')) {
                    return List.of();
                }
            } else {
                int comma = row.indexOf(',', at);
                int end = comma < 0 ? row.length() : comma;
                cell.append(row, at, end);
                if (cell.indexOf("\"") >= 0) {
                    return List.of();
                }
                at = end;
            }
            cells.add(cell.toString());
            if (at == row.length()) {
                return cells;
            }
            at++;
        }
    }

    /** Position after the closing quote; -1 if there is none. */
    private static int readQuoted(String row, int from, StringBuilder cell) {
        int at = from;
        while (true) {
            int quote = row.indexOf('"', at);
            if (quote < 0) {
                return -1;
            }
            cell.append(row, at, quote);
            at = quote + 1;
            if (at == row.length() || row.charAt(at) != '"') {
                return at;
            }
            cell.append('"');
            at++;
        }
    }
}
