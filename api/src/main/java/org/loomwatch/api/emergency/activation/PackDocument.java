package org.loomwatch.api.emergency.activation;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.api.emergency.resource.Person;
import org.loomwatch.api.pdf.PdfCanvas;
import org.loomwatch.api.pdf.PdfDocument;
import org.loomwatch.api.pdf.PdfDocument.Column;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;

/** The offline pack of a response as PDF: state, map, tasks by unit, resources with everybody to ring up. */
final class PackDocument {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CHINA);

    private static final Map<String, String> STATES = Map.of(
            "sent", "待签收 sent",
            "received", "已签收 received",
            "doing", "处置中 doing",
            "done", "已完成 done");

    private final Board board;
    private final List<FrozenResource> resources;
    private final DistrictAreas areas;
    private final Map<String, String> units;
    private final Instant now;

    PackDocument(Board board, List<FrozenResource> resources, DistrictAreas areas, Instant now) {
        this.board = board;
        this.resources = resources.stream()
                .filter(resource -> !resource.released())
                .sorted(Comparator.comparing((FrozenResource resource) -> PackMap.number(resource.category()))
                        .thenComparing(FrozenResource::id))
                .toList();
        this.areas = areas;
        this.units = board.byUnit().stream().collect(Collectors.toMap(Board.Line::id, Board.Line::nameZh));
        this.now = now;
    }

    byte[] pdf() {
        Activation activation = board.activation();
        String footer = "织望 Loomwatch　" + activation.title() + "　生成于 made at " + TIME.format(now);
        try (PdfDocument pdf = new PdfDocument(activation.title(), footer, activation.drill() ? "演练 DRILL" : null)) {
            pdf.heading(activation.title(), 16);
            pdf.paragraph("%s · %s；启动 started %s；预案版本 plan version %d；资源 resources %d"
                    .formatted(
                            activation.level().nameZh(),
                            activation.level().nameEn(),
                            time(activation.startedAt()),
                            activation.planVersion(),
                            resources.size()));
            pdf.paragraph(new TreeMap<>(activation.areas())
                    .entrySet().stream()
                            .map(entry -> name(entry.getKey()) + "："
                                    + entry.getValue().nameZh())
                            .collect(Collectors.joining("　")));
            counts(pdf);
            map(pdf, activation);
            pdf.newPage();
            tasks(pdf);
            pdf.newPage();
            contacts(pdf);
            return pdf.bytes();
        }
    }

    private void counts(PdfDocument pdf) {
        Board.Counts counts = board.counts();
        pdf.paragraph("任务 tasks：待签收 sent %d，已签收 received %d，处置中 doing %d，已完成 done %d，逾时 overdue %d"
                .formatted(counts.sent(), counts.received(), counts.doing(), counts.done(), counts.overdue()));
    }

    private void map(PdfDocument pdf, Activation activation) {
        PackMap map = new PackMap(areas, resources);
        if (map.isEmpty()) {
            return;
        }
        pdf.heading("地图 · Map", 12);
        float height = Math.min(480, map.height(PdfDocument.WIDTH));
        pdf.figure(height, canvas -> draw(map, canvas, activation, height));
        Map<String, Long> counts =
                resources.stream().collect(Collectors.groupingBy(FrozenResource::category, Collectors.counting()));
        pdf.paragraph(ResourceCatalog.listCategories().stream()
                .filter(category -> counts.containsKey(category.code()))
                .map(category -> PackMap.number(category.code()) + " " + category.nameZh() + "（"
                        + counts.get(category.code()) + "）")
                .collect(Collectors.joining("　")));
    }

    private static void draw(PackMap map, PdfCanvas canvas, Activation activation, float height) throws IOException {
        map.draw(canvas, activation.areas().keySet(), PdfDocument.WIDTH, height);
    }

    private void tasks(PdfDocument pdf) {
        pdf.heading("各单位任务 · Tasks by unit", 12);
        List<List<String>> rows = new ArrayList<>();
        for (Task task : board.tasks()) {
            if (!task.state().equals("released")) {
                rows.add(List.of(
                        units.getOrDefault(task.unit(), task.unit()),
                        task.textZh(),
                        categoryName(task.category()) + " " + task.resources(),
                        time(task.dueAt()),
                        STATES.getOrDefault(task.state(), task.state())));
            }
        }
        pdf.table(
                List.of(
                        new Column("单位 unit", 18),
                        new Column("任务 task", 44),
                        new Column("对象 on", 18),
                        new Column("时限 by", 14),
                        new Column("状态 state", 12)),
                rows);
    }

    private void contacts(PdfDocument pdf) {
        pdf.heading("资源与电话 · Resources and telephone numbers", 12);
        List<Column> columns = List.of(
                new Column("编号 id", 15),
                new Column("名称 name", 26),
                new Column("街道 street", 13),
                new Column("单位 unit", 17),
                new Column("责任人与电话 contact", 22),
                new Column("其他联系人 others", 24));
        Map<String, List<FrozenResource>> byCategory = resources.stream()
                .collect(Collectors.groupingBy(FrozenResource::category, LinkedHashMap::new, Collectors.toList()));
        byCategory.forEach((category, held) -> {
            pdf.heading(PackMap.number(category) + " " + categoryName(category) + "（" + held.size() + "）", 10);
            pdf.table(columns, held.stream().map(this::contact).toList());
        });
    }

    private List<String> contact(FrozenResource resource) {
        return List.of(
                resource.id(),
                resource.name(),
                resource.streets().stream().map(this::name).collect(Collectors.joining("、")),
                units.getOrDefault(resource.unit(), resource.unit()),
                resource.contact() + " " + resource.telephone(),
                resource.others().stream().map(PackDocument::person).collect(Collectors.joining("；")));
    }

    private static String person(Person person) {
        return person.name() + (person.duty().isEmpty() ? " " : "（" + person.duty() + "）") + person.telephone();
    }

    private String name(String area) {
        return areas.tree().find(area).map(found -> found.nameZh()).orElse(area);
    }

    private static String categoryName(String code) {
        return ResourceCatalog.find(code).map(ResourceCategory::nameZh).orElse(code);
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "—" : TIME.format(instant);
    }
}
