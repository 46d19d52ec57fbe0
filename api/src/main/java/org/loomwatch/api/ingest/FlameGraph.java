package org.loomwatch.api.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sampled stacks as a picture: each frame as wide as its share of the samples, its callers below it. */
final class FlameGraph {

    private static final int WIDTH = 1200;
    private static final int ROW = 17;
    private static final int MARGIN = 10;
    private static final int HEAD = 34;
    private static final double LEAST_SHARE = 0.004;
    private static final double CHARACTER = 6.6;

    private final Frame root = new Frame();

    private static final class Frame {
        private final Map<String, Frame> callees = new TreeMap<>();
        private long samples;

        private int depth(double least) {
            return callees.values().stream()
                    .filter(callee -> callee.samples >= least)
                    .mapToInt(callee -> 1 + callee.depth(least))
                    .max()
                    .orElse(0);
        }
    }

    /** @param stack outermost frame first */
    void add(List<String> stack) {
        root.samples++;
        Frame frame = root;
        for (String name : stack) {
            frame = frame.callees.computeIfAbsent(name, any -> new Frame());
            frame.samples++;
        }
    }

    long samples() {
        return root.samples;
    }

    /** The picture, with {@code title} above it. */
    String svg(String title) {
        int rows = root.depth(root.samples * LEAST_SHARE);
        int height = HEAD + rows * ROW + MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"monospace\" font-size=\"11\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n"
                        + "<text x=\"%d\" y=\"22\" font-size=\"14\">%s</text>%n",
                WIDTH,
                height,
                MARGIN,
                escape(title)));
        draw(svg, root, MARGIN, WIDTH - 2.0 * MARGIN, height - MARGIN - ROW);
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Frame frame, double left, double width, int y) {
        double x = left;
        for (Map.Entry<String, Frame> entry : frame.callees.entrySet()) {
            Frame callee = entry.getValue();
            double share = width * callee.samples / frame.samples;
            if (callee.samples >= root.samples * LEAST_SHARE) {
                String name = entry.getKey();
                boolean ours = name.startsWith("jobs.") || name.startsWith("store.");
                svg.append(String.format(
                        Locale.ROOT,
                        "<g><title>%s: %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#fff\""
                                + " stroke-width=\"0.5\"/>",
                        escape(name),
                        100.0 * callee.samples / root.samples,
                        x,
                        y,
                        share,
                        ROW - 1,
                        ours ? "#f2a65a" : "#dfe3e8"));
                int room = (int) ((share - 4) / CHARACTER);
                if (room > 3) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\">%s</text>",
                            x + 2,
                            y + ROW - 5,
                            escape(name.length() <= room ? name : name.substring(0, room - 1) + "…")));
                }
                svg.append("</g>\n");
                draw(svg, callee, x, share, y - ROW);
            }
            x += share;
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
