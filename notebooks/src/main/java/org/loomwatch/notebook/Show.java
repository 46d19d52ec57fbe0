package org.loomwatch.notebook;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.notebook.chart.Chart;
import org.loomwatch.notebook.table.Table;

/** What a cell shows: its last value by itself, anything else by {@link #show}. */
public final class Show {

    private static final List<Map<String, String>> SHOWN = new ArrayList<>();

    private Show() {}

    /** Shows a table, a chart or anything else below the cell; where printing gives itself as a value, nothing. */
    public static synchronized void show(@Nullable Object value) {
        if (value != null && !(value instanceof PrintStream)) {
            SHOWN.add(bundle(value));
        }
    }

    /** Takes what was shown since the last time: by media type. */
    public static synchronized List<Map<String, String>> take() {
        List<Map<String, String>> taken = List.copyOf(SHOWN);
        SHOWN.clear();
        return taken;
    }

    private static Map<String, String> bundle(Object value) {
        Map<String, String> bundle = new LinkedHashMap<>();
        if (value instanceof Chart chart) {
            bundle.put("image/svg+xml", chart.svg());
            bundle.put("text/plain", chart.toString());
        } else if (value instanceof Table table) {
            bundle.put("text/html", table.html());
            bundle.put("text/plain", table.toString());
        } else {
            bundle.put("text/plain", String.valueOf(value));
        }
        return bundle;
    }
}
