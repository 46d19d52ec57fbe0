package org.loomwatch.models.schools.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One self-contained page: headings, paragraphs, tables, inline SVG; no script, no outside file. */
final class Html {

    private static final String STYLE = """
            body{font:15px/1.5 "Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;max-width:70rem;margin:2rem auto;
            padding:0 1rem;color:#1d2733}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
            table{border-collapse:collapse;margin:.6rem 0}th,td{padding:.25rem .7rem;text-align:right;
            border-bottom:1px solid #d8dee6;font-variant-numeric:tabular-nums}
            th:first-child,td:first-child{text-align:left}th{background:#f2f5f8}
            p{max-width:46rem}svg{max-width:100%;height:auto}@media print{body{margin:0}}
            """;

    private final StringBuilder body = new StringBuilder();

    Html heading(int level, String text) {
        body.append("<h%d>%s</h%d>\n".formatted(level, escape(text), level));
        return this;
    }

    Html paragraph(String text) {
        body.append("<p>").append(escape(text)).append("</p>\n");
        return this;
    }

    Html table(List<String> header, List<List<String>> rows) {
        body.append("<table><thead>");
        row("th", header);
        body.append("</thead><tbody>\n");
        rows.forEach(row -> row("td", row));
        body.append("</tbody></table>\n");
        return this;
    }

    Html svg(String svg) {
        body.append(svg).append('\n');
        return this;
    }

    void write(Path file, String title) {
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
        for (String cell : cells) {
            body.append("<%s>%s</%s>".formatted(tag, escape(cell), tag));
        }
        body.append("</tr>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
