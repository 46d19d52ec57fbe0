package org.loomwatch.notebook.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chart of ECharts. Notebooks keep it as a picture ({@link #svg}), so that it is seen wherever the file is; {@link #save} writes
 * a page on which one can point at things. Immutable.
 */
public final class Chart {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> COLOURS =
            List.of("#1f6fb2", "#c8553d", "#2b8a57", "#8a5fb0", "#b8860b", "#5b6770");
    private static final List<String> SHAPES = List.of("circle", "rect", "triangle", "diamond", "pin", "roundRect");
    private static final int MOST_LABELS = 8;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 340;

    private final Map<String, Object> option;

    private Chart(Map<String, Object> option) {
        this.option = option;
    }

    /** Any chart at all, by ECharts' own option. */
    public static Chart of(Map<String, Object> option) {
        return new Chart(new LinkedHashMap<>(option));
    }

    /** An empty chart over names or months; its lines and bars are added one by one. */
    public static Chart over(String title, List<String> names) {
        Map<String, Object> option = frame(title);
        option.put(
                "xAxis",
                Map.of(
                        "type",
                        "category",
                        "data",
                        names,
                        "axisTick",
                        Map.of("alignWithLabel", true),
                        "axisLabel",
                        labels(names)));
        option.put("yAxis", Map.of("type", "value", "scale", true));
        return new Chart(option);
    }

    /** A few long names are all written, in several lines; of many some are left out. */
    private static Map<String, Object> labels(List<String> names) {
        boolean few = names.size() <= MOST_LABELS;
        return few ? Map.of("interval", 0, "width", WIDTH / (MOST_LABELS + 2), "overflow", "break") : Map.of();
    }

    /** An empty chart over numbers. */
    public static Chart xy(String title, String x, String y) {
        Map<String, Object> option = frame(title);
        option.put("xAxis", Map.of("type", "value", "name", x, "nameLocation", "middle", "nameGap", 26, "scale", true));
        option.put("yAxis", Map.of("type", "value", "name", y, "nameLocation", "middle", "nameGap", 44, "scale", true));
        return new Chart(option);
    }

    private static Map<String, Object> frame(String title) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("animation", false);
        option.put("color", COLOURS);
        option.put("title", Map.of("text", title, "left", 8, "top", 4, "textStyle", Map.of("fontSize", 15)));
        option.put("legend", Map.of("top", 32, "left", 8, "itemGap", 26));
        option.put("tooltip", Map.of("trigger", "axis"));
        option.put("grid", Map.of("left", 64, "right", 28, "top", 72, "bottom", 44));
        option.put("series", List.of());
        return option;
    }

    /** Each line has a shape of its own beside its colour. NaN is a gap. */
    public Chart line(String name, double... values) {
        return series(
                Map.of("type", "line", "name", name, "data", gaps(values), "symbol", shape(), "symbolSize", 7, "z", 3));
    }

    public Chart bars(String name, double... values) {
        return series(Map.of("type", "bar", "name", name, "data", gaps(values), "barMaxWidth", 34));
    }

    /** Points of a chart made by {@link #xy}. */
    public Chart points(String name, double[] x, double[] y) {
        return series(Map.of("type", "scatter", "name", name, "data", pairs(x, y), "symbol", shape(), "symbolSize", 8));
    }

    /** A curve of a chart made by {@link #xy}. */
    public Chart curve(String name, double[] x, double[] y) {
        return series(Map.of("type", "line", "name", name, "data", pairs(x, y), "symbol", shape(), "symbolSize", 6));
    }

    /** Any series at all, in ECharts' own words. */
    public Chart series(Map<String, Object> series) {
        List<Object> all = new ArrayList<>(listed());
        all.add(series);
        Map<String, Object> more = new LinkedHashMap<>(option);
        more.put("series", all);
        return new Chart(more);
    }

    private List<?> listed() {
        return option.get("series") instanceof List<?> list ? list : List.of();
    }

    private String shape() {
        return SHAPES.get(listed().size() % SHAPES.size());
    }

    private static List<@Nullable Double> gaps(double[] values) {
        List<@Nullable Double> list = new ArrayList<>();
        Arrays.stream(values).forEach(value -> list.add(Double.isNaN(value) ? null : (Double) value));
        return list;
    }

    private static List<double[]> pairs(double[] x, double[] y) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            pairs.add(new double[] {x[i], y[i]});
        }
        return pairs;
    }

    /** ECharts' option as JSON. */
    public String option() {
        try {
            return JSON.writeValueAsString(option);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an option is made of maps, lists, texts and numbers", e);
        }
    }

    /** Drawn by ECharts in this process. */
    public String svg() {
        return ECharts.get().svg(option(), WIDTH, HEIGHT);
    }

    /** A page of its own with ECharts in it: it needs no network. */
    public String html() {
        return """
                <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Loomwatch</title>
                <div id="chart" style="width:100%%;height:480px"></div><script>%s</script>
                <script>const chart = echarts.init(document.getElementById('chart'));
                chart.setOption(%s); addEventListener('resize', () => chart.resize());</script></html>
                """.formatted(ECharts.source().replace("</script", "<\\/script"), option().replace("</", "<\\/"));
    }

    /** What a reader of plain text is told. */
    @Override
    public String toString() {
        Object title = option.get("title") instanceof Map<?, ?> map ? map.get("text") : "";
        return "chart: %s (%s)"
                .formatted(
                        title,
                        listed().stream()
                                .map(one -> one instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : "")
                                .collect(Collectors.joining(", ")));
    }

    /** Writes {@link #html} to a file. */
    public Path save(Path file) {
        try {
            return Files.writeString(file, html());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
