package org.loomwatch.api.emergency.activation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;

/** The offline pack of a response as one HTML page: map, tasks by unit, resources with contacts. */
final class PackPage {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CHINA);
    private static final double MAP_WIDTH = 1000;

    private static final String STYLE = """
            body{font:14px/1.5 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:24px;color:#111}
            h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:24px 0 6px;break-after:avoid}
            table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:3px 6px;text-align:left;vertical-align:top}
            thead{display:table-header-group}tr{break-inside:avoid}.n{text-align:right}svg{width:100%;border:1px solid #999}
            .drill{position:fixed;top:40%;left:5%;right:5%;font-size:80px;text-align:center;color:rgba(200,0,0,.18);
            transform:rotate(-20deg);pointer-events:none}@page{size:A4;margin:12mm}
            """;

    private final Board board;
    private final List<FrozenResource> resources;
    private final DistrictAreas areas;
    private final Instant now;
    private final StringBuilder html = new StringBuilder(1 << 16);

    PackPage(Board board, List<FrozenResource> resources, DistrictAreas areas, Instant now) {
        this.board = board;
        this.resources =
                resources.stream().filter(resource -> !resource.released()).toList();
        this.areas = areas;
        this.now = now;
    }

    String html() {
        Activation activation = board.activation();
        html.append("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(activation.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>");
        if (activation.drill()) {
            html.append("<div class=\"drill\">演练 DRILL</div>");
        }
        html.append("<h1>").append(escaped(activation.title())).append("</h1><p>");
        html.append(
                escaped(activation.level().nameZh() + " · " + activation.level().nameEn()));
        html.append("；生成于 made at ").append(time(now)).append("；启动 started ").append(time(activation.startedAt()));
        html.append("；预案版本 plan version ").append(activation.planVersion()).append("</p>");
        streets(activation);
        map(activation);
        units();
        contacts();
        return html.append("</body></html>").toString();
    }

    private void streets(Activation activation) {
        html.append("<p>");
        new TreeMap<>(activation.areas()).forEach((area, level) -> html.append(escaped(name(area)))
                .append("：")
                .append(escaped(level.nameZh()))
                .append("　"));
        html.append("</p>");
    }

    private void map(Activation activation) {
        Envelope frame = new Envelope();
        areas.listStreets().forEach(street -> areas.findOutline(street)
                .ifPresent(shape -> frame.expandToInclude(shape.getEnvelopeInternal())));
        if (frame.isNull()) {
            return;
        }
        double stretch = 1 / Math.cos(Math.toRadians(frame.centre().y));
        double scale = MAP_WIDTH / frame.getWidth();
        double height = frame.getHeight() * scale * stretch;
        html.append("<h2>地图 · Map</h2><svg viewBox=\"0 0 ")
                .append(Math.round(MAP_WIDTH))
                .append(' ');
        html.append(Math.round(height)).append("\">");
        for (String street : areas.listStreets()) {
            areas.findOutline(street).ifPresent(shape -> {
                html.append("<path fill=\"")
                        .append(activation.areas().containsKey(street) ? "#ffe2b8" : "#f4f4f4")
                        .append("\" stroke=\"#666\" d=\"");
                outline(shape, frame, scale, stretch);
                html.append("\"/>");
                Coordinate middle = shape.getInteriorPoint().getCoordinate();
                html.append("<text font-size=\"16\" text-anchor=\"middle\" x=\"")
                        .append(x(middle, frame, scale));
                html.append("\" y=\"").append(y(middle, frame, scale, stretch)).append("\">");
                html.append(escaped(name(street))).append("</text>");
            });
        }
        List<ResourceCategory> categories = ResourceCatalog.listCategories();
        for (FrozenResource resource : resources) {
            int number = number(categories, resource.category());
            Coordinate place = new Coordinate(resource.longitude(), resource.latitude());
            html.append("<text font-size=\"9\" fill=\"#a00\" text-anchor=\"middle\" x=\"")
                    .append(x(place, frame, scale));
            html.append("\" y=\"")
                    .append(y(place, frame, scale, stretch))
                    .append("\">")
                    .append(number)
                    .append("</text>");
        }
        html.append("</svg><p>");
        for (int i = 0; i < categories.size(); i++) {
            html.append(i + 1)
                    .append(' ')
                    .append(escaped(categories.get(i).nameZh()))
                    .append("　");
        }
        html.append("</p>");
    }

    private void outline(Geometry shape, Envelope frame, double scale, double stretch) {
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            char step = 'M';
            for (Coordinate corner : shape.getGeometryN(part).getCoordinates()) {
                html.append(step).append(x(corner, frame, scale)).append(' ').append(y(corner, frame, scale, stretch));
                step = 'L';
            }
            html.append('Z');
        }
    }

    private void units() {
        html.append("<h2>各单位任务 · Tasks by unit</h2><table><thead><tr><th>单位 unit</th><th>任务 task</th><th>对象 on</th>");
        html.append("<th>时限 by</th><th>状态 state</th></tr></thead><tbody>");
        Map<String, Board.Line> names = board.byUnit().stream().collect(Collectors.toMap(Board.Line::id, line -> line));
        for (Task task : board.tasks()) {
            if (!task.state().equals("released")) {
                Board.Line unit = names.get(task.unit());
                row(
                        unit == null ? task.unit() : unit.nameZh(),
                        task.textZh() + " " + task.textEn(),
                        categoryName(task.category()) + " " + task.resources(),
                        time(task.dueAt()),
                        task.state());
            }
        }
        html.append("</tbody></table>");
    }

    private void contacts() {
        html.append("<h2>资源与电话 · Resources and telephone numbers</h2><table><thead><tr><th>编号 id</th><th>名称 name</th>");
        html.append(
                "<th>类别 category</th><th>责任人 contact</th><th>电话 telephone</th><th>其他联系人 others</th></tr></thead><tbody>");
        for (FrozenResource resource : resources) {
            row(
                    resource.id(),
                    resource.name(),
                    categoryName(resource.category()),
                    resource.contact(),
                    resource.telephone(),
                    resource.others().stream()
                            .map(person -> person.name() + " " + person.duty() + " " + person.telephone())
                            .collect(Collectors.joining("；")));
        }
        html.append("</tbody></table>");
    }

    private void row(String... cells) {
        List<String> texts = new ArrayList<>(List.of(cells));
        html.append("<tr>");
        texts.forEach(text -> html.append("<td>").append(escaped(text)).append("</td>"));
        html.append("</tr>");
    }

    private String name(String area) {
        return areas.tree().find(area).map(found -> found.nameZh()).orElse(area);
    }

    private static String categoryName(String code) {
        return ResourceCatalog.find(code).map(ResourceCategory::nameZh).orElse(code);
    }

    private static int number(List<ResourceCategory> categories, String code) {
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).code().equals(code)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static long x(Coordinate place, Envelope frame, double scale) {
        return Math.round((place.x - frame.getMinX()) * scale);
    }

    private static long y(Coordinate place, Envelope frame, double scale, double stretch) {
        return Math.round((frame.getMaxY() - place.y) * scale * stretch);
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "—" : TIME.format(instant);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
