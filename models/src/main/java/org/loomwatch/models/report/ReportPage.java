package org.loomwatch.models.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A report in one self-contained page: headings, paragraphs, tables, inline SVG; no script, no outside file. */
public final class ReportPage {

    private static final String STYLE = """
            body{font:15px/1.5 "Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;max-width:72rem;margin:2rem auto;
            padding:0 1rem;color:#1d2733}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}.charts{display:flex;flex-wrap:wrap;gap:1rem}
            .scroll{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0}
            th,td{padding:.25rem .7rem;text-align:right;border-bottom:1px solid #d8dee6;font-variant-numeric:tabular-nums}
            th:first-child,td:first-child{text-align:left}th{background:#f2f5f8}
            p{max-width:48rem}svg{max-width:100%;height:auto}@media print{body{margin:0}}
            """;

    private final StringBuilder body = new StringBuilder();

    public ReportPage heading(int level, String text) {
        body.append("<h%d>%s</h%d>\n".formatted(level, escape(text), level));
        return this;
    }

    public ReportPage paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    /** Drawings side by side as far as the page is wide. */
    public ReportPage charts(List<String> svgs) {
        body.append("<div class=\"charts\">\n");
        svgs.forEach(svg -> body.append(svg).append('\n'));
        body.append("</div>\n");
        return this;
    }

    public ReportPage table(List<String> header, List<List<String>> rows) {
        body.append("<div class=\"scroll\"><table><thead>");
        row("th", header);
        body.append("</thead><tbody>\n");
        rows.forEach(row -> row("td", row));
        body.append("</tbody></table></div>\n");
        return this;
    }

    public void write(Path file, String title) {
        String page = """
                <!DOCTYPE html>
                <html lang="zh-CN"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s</title><style>
                %s</style></head><body>
                %s</body></html>
                """.formatted(escape(title), STYLE, body);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void row(String tag, List<String> cells) {
        body.append("<tr>");
        cells.forEach(cell -> body.append("<%s>%s</%s>".formatted(tag, escape(cell), tag)));
        body.append("</tr>\n");
    }

    /** Text as it may stand between tags and within a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
