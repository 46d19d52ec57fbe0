package org.loomwatch.notebook.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** The bundled ECharts, run by Rhino: charts become pictures without a browser. Loaded once a process, on first use. */
final class ECharts {

    private static final String FILE = "echarts.common.min.js";
    private static final String AROUND = """
            var window = undefined, module = {exports: {}}, exports = module.exports;
            function setTimeout() { return 0; } function clearTimeout() {}
            var console = {log: function() {}, warn: function() {}, error: function(text) { throw new Error(text); }};""";
    private static final String DRAW = """
            (function(option, width, height) {
              var chart = module.exports.init(null, null, {renderer: 'svg', ssr: true, width: width, height: height});
              chart.setOption(JSON.parse(option));
              var svg = chart.renderToSVGString();
              chart.dispose();
              return svg;
            })""";

    private final Scriptable scope;
    private final Function draw;

    private ECharts() {
        try (Context context = entered()) {
            scope = context.initStandardObjects();
            context.evaluateString(scope, AROUND, "around", 1, null);
            context.evaluateString(scope, source(), FILE, 1, null);
            draw = (Function) context.evaluateString(scope, DRAW, "draw", 1, null);
        }
    }

    private static final class Holder {
        private static final ECharts ONLY = new ECharts();
    }

    static ECharts get() {
        return Holder.ONLY;
    }

    private static Context entered() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
        return context;
    }

    synchronized String svg(String option, int width, int height) {
        try (Context context = entered()) {
            return String.valueOf(draw.call(context, scope, scope, new Object[] {option, width, height}));
        }
    }

    static String source() {
        try (InputStream in = ECharts.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        FILE + " is missing: build the web module first, echarts comes from there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
