package org.loomwatch.api.briefing.render;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.briefing.document.BriefingDocument.AreaMap;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingChart;
import org.loomwatch.api.briefing.document.BriefingDocument.Exhibit;
import org.loomwatch.api.briefing.document.BriefingDocument.KeyFigure;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.briefing.document.BriefingDocument.Table;
import org.loomwatch.api.pdf.PdfCanvas;
import org.loomwatch.api.pdf.PdfDocument;

/** A briefing on A4. */
public final class BriefingPdf {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    private static final float BAND = 78;
    private static final float TILE = 62;
    private static final float GAP = 8;
    private static final int TILES = 3;

    private final BriefingDocument briefing;
    private final Language language;

    private BriefingPdf(BriefingDocument briefing, Language language) {
        this.briefing = briefing;
        this.language = language;
    }

    public static byte[] of(BriefingDocument briefing, Language language) {
        return new BriefingPdf(briefing, language).bytes();
    }

    private byte[] bytes() {
        String title = language.of(briefing.title());
        String footer = title + "　" + language.of("收件人：", "for ") + language.of(briefing.recipient()) + "　"
                + TIME.format(briefing.madeAt());
        try (PdfDocument document = new PdfDocument(title, footer, null, language.tag())) {
            document.figure(BAND, this::band);
            int rows = (briefing.figures().size() + TILES - 1) / TILES;
            document.figure(rows * (TILE + GAP), this::tiles);
            document.heading(language.of("要点", "In brief"), 13);
            briefing.sections().stream()
                    .flatMap(section -> section.sentences().stream().limit(2))
                    .forEach(sentence -> document.item(language.of(sentence), 10));
            briefing.sections().forEach(section -> section(document, section));
            return document.bytes();
        }
    }

    private void band(PdfCanvas canvas) throws IOException {
        Surface surface = new PdfSurface(canvas);
        surface.rectangle(0, 0, PdfDocument.WIDTH, BAND, Ink.BRAND);
        surface.text(language.of("织望", "Loomwatch"), 16, BAND - 22, 10, Surface.Anchor.LEFT, Ink.WHITE);
        surface.text(language.of(briefing.title()), 16, BAND - 46, 20, Surface.Anchor.LEFT, Ink.WHITE);
        Instant asOf = briefing.dataAsOf();
        String line = language.of(briefing.places())
                + language.of("　·　收件人 ", "  ·  for ")
                + language.of(briefing.recipient())
                + language.of("　·　生成 ", "  ·  made ")
                + TIME.format(briefing.madeAt())
                + (asOf == null ? "" : language.of("　·　数据截至 ", "  ·  data as of ") + TIME.format(asOf));
        List<String> lines = canvas.wrap(line, 8, PdfDocument.WIDTH - 32);
        surface.text(lines.get(0) + (lines.size() > 1 ? "…" : ""), 16, 12, 8, Surface.Anchor.LEFT, Ink.WHITE);
    }

    private void tiles(PdfCanvas canvas) throws IOException {
        Surface surface = new PdfSurface(canvas);
        float width = (PdfDocument.WIDTH - (TILES - 1) * GAP) / TILES;
        int rows = (briefing.figures().size() + TILES - 1) / TILES;
        for (int i = 0; i < briefing.figures().size(); i++) {
            KeyFigure figure = briefing.figures().get(i);
            float x = i % TILES * (width + GAP);
            float y = (rows - 1 - i / TILES) * (TILE + GAP);
            surface.rectangle(x, y, width, TILE, Ink.of(0xedf1f4));
            surface.rectangle(x, y, 3, TILE, tone(figure));
            surface.text(
                    canvas.wrap(language.of(figure.name()), 8, width - 20).get(0),
                    x + 12,
                    y + TILE - 15,
                    8,
                    Surface.Anchor.LEFT,
                    Ink.GREY);
            surface.text(language.of(figure.value()), x + 12, y + TILE - 40, 20, Surface.Anchor.LEFT, Ink.BLACK);
            surface.text(change(figure, language), x + 12, y + 9, 8, Surface.Anchor.LEFT, tone(figure));
        }
    }

    static String change(KeyFigure figure, Language language) {
        String state =
                switch (figure.tone()) {
                    case "alarm" -> language.of("▲ 需要处理", "▲ act");
                    case "caution" -> language.of("◆ 请关注", "◆ watch");
                    default -> language.of("● 平稳", "● calm");
                };
        return figure.before() == null
                ? state
                : state + language.of("　比上月 ", "  on month before ") + language.of(figure.change());
    }

    private static Ink tone(KeyFigure figure) {
        return switch (figure.tone()) {
            case "alarm" -> Ink.ALARM;
            case "caution" -> Ink.CAUTION;
            default -> Ink.BRAND;
        };
    }

    private void section(PdfDocument document, Section section) {
        document.keepTogether(120);
        document.heading(language.of(section.title()), 14);
        section.sentences().forEach(sentence -> document.paragraph(language.of(sentence), 10));
        section.exhibits().forEach(exhibit -> exhibit(document, exhibit));
        section.notes().forEach(note -> document.paragraph(language.of(note)));
    }

    private void exhibit(PdfDocument document, Exhibit exhibit) {
        BriefingChart chart = exhibit.chart();
        AreaMap map = exhibit.map();
        float picture = chart != null
                ? ChartDrawing.height(chart)
                : map != null ? MapDrawing.height(map, PdfDocument.WIDTH) : 0;
        document.keepTogether(Math.min(picture + 90, 700));
        document.heading(language.of(exhibit.caption()), 9.5f);
        document.space(3);
        if (chart != null) {
            document.figure(
                    picture, canvas -> ChartDrawing.draw(new PdfSurface(canvas), chart, language, PdfDocument.WIDTH));
        }
        if (map != null) {
            document.figure(
                    picture, canvas -> MapDrawing.draw(new PdfSurface(canvas), map, language, PdfDocument.WIDTH));
        }
        table(document, exhibit.table());
    }

    private void table(PdfDocument document, Table table) {
        document.table(
                table.columns().stream()
                        .map(column -> new PdfDocument.Column(
                                language.of(column.head()), (float) column.share(), column.number()))
                        .toList(),
                table.rows().stream()
                        .map(row -> row.stream().map(language::of).toList())
                        .toList());
    }
}
