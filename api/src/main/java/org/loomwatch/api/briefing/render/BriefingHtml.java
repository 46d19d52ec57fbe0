package org.loomwatch.api.briefing.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.briefing.document.BriefingDocument.AreaMap;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingColumn;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.problem.Text;

/** A briefing as one HTML file without scripts or anything fetched: to read, to keep and to print. */
public final class BriefingHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    private static final float WIDTH = 527;
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#15212c;--soft:#5b6976;--line:#dce2e8;--paper:#fff;--tile:#edf1f4;--alarm:#a8211a;--caution:#7a4d00;--calm:#1b4f80}
            @media screen and (prefers-color-scheme:dark){:root{--ink:#e7edf2;--soft:#a5b2bd;--line:#33424f;--paper:#0f161d;--tile:#1d2933;--alarm:#ff9389;--caution:#f0c064;--calm:#84b8e6}
            svg{background:#fff;border-radius:6px}}
            *{box-sizing:border-box}body{margin:0 auto;padding:24px;max-width:900px;background:var(--paper);color:var(--ink);
            font:15px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;font-variant-numeric:tabular-nums}
            header{padding:20px 24px;background:#123a61;color:#fff}header p{margin:4px 0 0;font-size:13px}h1{margin:4px 0;font-size:26px}
            h2{margin:36px 0 8px;padding-bottom:4px;border-bottom:2px solid var(--line);font-size:20px}h3{margin:20px 0 6px;font-size:15px}
            .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:10px;margin:16px 0;padding:0;list-style:none}
            .tiles li{padding:10px 14px;border-left:4px solid var(--calm);background:var(--tile)}.tiles .alarm{border-color:var(--alarm)}
            .tiles .caution{border-color:var(--caution)}.tiles b{display:block;font-size:26px;line-height:1.3}.tiles span{color:var(--soft);font-size:13px}
            .tiles .alarm .state{color:var(--alarm)}.tiles .caution .state{color:var(--caution)}
            .scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:13px}th,td{padding:5px 8px;border-bottom:1px solid var(--line);text-align:left}
            th{color:var(--soft);font-weight:500}.number{text-align:right;white-space:nowrap}svg{display:block;width:100%;margin:8px 0}
            .note{color:var(--soft);font-size:13px}
            @media print{body{padding:0;max-width:none;font-size:11pt}h2{break-after:avoid}h3{break-after:avoid}svg,tr,.tiles li{break-inside:avoid}
            header,.tiles li{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:14mm}}
            """;

    private final BriefingDocument briefing;
    private final Language language;
    private final StringBuilder html = new StringBuilder();

    private BriefingHtml(BriefingDocument briefing, Language language) {
        this.briefing = briefing;
        this.language = language;
    }

    public static String of(BriefingDocument briefing, Language language) {
        return new BriefingHtml(briefing, language).write();
    }

    private String write() {
        html.append("<!doctype html><html lang=\"").append(language.tag()).append("\"><head><meta charset=\"utf-8\">");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        html.append(text(briefing.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>");
        header();
        html.append("<main><ul class=\"tiles\">");
        briefing.figures().forEach(this::tile);
        html.append("</ul>");
        element("h2", language.of("要点", "In brief"));
        html.append("<ul>");
        briefing.sections().stream()
                .flatMap(section -> section.sentences().stream().limit(2))
                .forEach(sentence -> element("li", language.of(sentence)));
        html.append("</ul>");
        briefing.sections().forEach(this::section);
        return html.append("</main></body></html>").toString();
    }

    private void header() {
        html.append("<header><p>").append(language.of("织望", "Loomwatch")).append("</p>");
        element("h1", language.of(briefing.title()));
        Instant asOf = briefing.dataAsOf();
        html.append("<p>")
                .append(text(briefing.places()))
                .append(language.of(" · 收件人 ", " · for "))
                .append(text(briefing.recipient()))
                .append(language.of(" · 生成 ", " · made "))
                .append(TIME.format(briefing.madeAt()))
                .append(asOf == null ? "" : language.of(" · 数据截至 ", " · data as of ") + TIME.format(asOf))
                .append("</p></header>");
    }

    private void tile(KeyFigure figure) {
        html.append("<li class=\"").append(Html.escape(figure.tone())).append("\"><span>");
        html.append(text(figure.name())).append("</span><b>").append(text(figure.value()));
        html.append("</b><span class=\"state\">");
        html.append(Html.escape(BriefingPdf.change(figure, language))).append("</span></li>");
    }

    private void section(Section section) {
        html.append("<section id=\"").append(Html.escape(section.id())).append("\">");
        element("h2", language.of(section.title()));
        section.sentences().forEach(sentence -> element("p", language.of(sentence)));
        section.exhibits().forEach(this::exhibit);
        section.notes()
                .forEach(note ->
                        html.append("<p class=\"note\">").append(text(note)).append("</p>"));
        html.append("</section>");
    }

    private void exhibit(Exhibit exhibit) {
        String caption = language.of(exhibit.caption());
        element("h3", caption);
        BriefingChart chart = exhibit.chart();
        if (chart != null) {
            SvgSurface surface = new SvgSurface(WIDTH, ChartDrawing.height(chart), caption);
            ChartDrawing.draw(surface, chart, language, WIDTH);
            html.append(surface.svg());
        }
        AreaMap map = exhibit.map();
        if (map != null) {
            SvgSurface surface = new SvgSurface(WIDTH, MapDrawing.height(map, WIDTH), caption);
            MapDrawing.draw(surface, map, language, WIDTH);
            html.append(surface.svg());
        }
        table(caption, exhibit.table());
    }

    private void table(String caption, Table table) {
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Html.escape(caption))
                .append("\"><table><thead><tr>");
        for (BriefingColumn column : table.columns()) {
            html.append("<th scope=\"col\"")
                    .append(column.number() ? " class=\"number\">" : ">")
                    .append(text(column.head()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (List<Text> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(table.columns().get(i).number() ? "<td class=\"number\">" : "<td>")
                        .append(text(row.get(i)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    private void element(String name, String content) {
        html.append('<').append(name).append('>').append(Html.escape(content));
        html.append("</").append(name).append('>');
    }

    private String text(Text text) {
        return Html.escape(language.of(text));
    }
}
