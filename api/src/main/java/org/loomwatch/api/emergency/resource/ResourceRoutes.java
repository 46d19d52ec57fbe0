package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.emergency.geo.CoordinateFrame;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;

/** Resources over HTTP. */
public final class ResourceRoutes {

    private static final Parameter<String> ID = Parameter.path("id", ParameterTypes.identifier(), "编号", "id");
    private static final Parameter<String> CATEGORY =
            Parameter.query("category", ParameterTypes.identifier(), "类别", "category");
    private static final Parameter<String> AREA =
            Parameter.query("area", ParameterTypes.identifier(), "区域及其下级", "area and what lies below it");
    private static final Parameter<String> FORMAT = Parameter.query(
                    "format",
                    ParameterTypes.oneOf(Map.of("geojson", "geojson", "csv", "csv", "xlsx", "xlsx")),
                    "文件格式",
                    "format of the file")
            .withDefault("geojson");
    private static final Parameter<String> FRAME = Parameter.query(
                    "frame",
                    ParameterTypes.oneOf(Map.of("wgs84", "wgs84", "cgcs2000", "cgcs2000", "gcj02", "gcj02")),
                    "坐标系",
                    "frame of the coordinates where the file does not say")
            .withDefault("wgs84");
    private static final Parameter<Boolean> DRY_RUN = Parameter.query(
                    "dry_run",
                    ParameterTypes.oneOf(Map.of("true", true, "false", false)),
                    "只试不写",
                    "report only, write nothing")
            .withDefault("true");
    private static final Parameter<Integer> VERSION = Parameter.requiredQuery(
            "version", ParameterTypes.cappedInteger(1, Integer.MAX_VALUE), "所见版本", "the version one has seen");

    private static final Parameter<CoordinateFrame> EXPORT_FRAME = Parameter.query(
                    "frame",
                    ParameterTypes.oneOf(Arrays.stream(CoordinateFrame.values())
                            .collect(Collectors.toMap(CoordinateFrame::id, Function.identity()))),
                    "坐标系",
                    "frame of the coordinates written")
            .withDefault("wgs84");
    private static final Parameter<Integer> SEEN = Parameter.query(
                    "version",
                    ParameterTypes.cappedInteger(0, Integer.MAX_VALUE),
                    "所见版本，0 为新增",
                    "the version one has seen, 0 for a new one")
            .withDefault("0");

    private ResourceRoutes() {}

    /** A resource as the map needs it. */
    public record ResourcePoint(
            String id, String category, String name, String area, String unit, double longitude, double latitude) {

        static ResourcePoint of(Resource resource) {
            return new ResourcePoint(
                    resource.id(),
                    resource.category(),
                    resource.name(),
                    resource.area(),
                    resource.unit(),
                    resource.longitude(),
                    resource.latitude());
        }
    }

    /** Nothing but that it was done. */
    public record Removed(boolean done) {}

    public static List<Route> list(ResourceService service) {
        return List.of(
                Route.get(
                                "/api/v1/resource-categories",
                                Permission.EMERGENCY_READ,
                                "资源类别",
                                "The 14 categories of resources")
                        .answers(
                                Answer.pageOf(ResourceCategory.class),
                                request -> Page.whole(ResourceCatalog.listCategories())),
                Route.get("/api/v1/resources", Permission.EMERGENCY_READ, "资源点位", "Resources as points of the map")
                        .takes(CATEGORY, AREA)
                        .answers(
                                Answer.pageOf(ResourcePoint.class).revalidated(),
                                request -> Page.whole(
                                        service
                                                .list(request.viewer(), request.find(CATEGORY), request.find(AREA))
                                                .stream()
                                                .map(ResourcePoint::of)
                                                .toList())),
                Route.get("/api/v1/resources.geojson", Permission.EMERGENCY_READ, "导出资源（GeoJSON）", "As GeoJSON")
                        .takes(CATEGORY, AREA, EXPORT_FRAME)
                        .replies(
                                Answer.of(Answer.GEO_JSON, String.class),
                                request -> attachment(
                                        service.geoJson(
                                                request.viewer(),
                                                request.find(CATEGORY),
                                                request.find(AREA),
                                                request.get(EXPORT_FRAME)),
                                        "resources.geojson")),
                Route.get("/api/v1/resources.csv", Permission.EMERGENCY_READ, "导出资源（CSV）", "As CSV")
                        .takes(CATEGORY, AREA, EXPORT_FRAME)
                        .replies(
                                Answer.of(Sheet.CSV, String.class),
                                request -> attachment(sheet(service, request).csv(), "resources.csv")),
                Route.get("/api/v1/resources.xlsx", Permission.EMERGENCY_READ, "导出资源（XLSX）", "As a workbook")
                        .takes(CATEGORY, AREA, EXPORT_FRAME)
                        .replies(
                                Answer.of(Sheet.XLSX, byte[].class),
                                request -> attachment(sheet(service, request).xlsx(), "resources.xlsx")),
                Route.get("/api/v1/resources/{id}", Permission.EMERGENCY_READ, "一个资源", "One resource")
                        .takes(ID)
                        .answers(
                                Answer.json(Resource.class), request -> service.get(request.viewer(), request.get(ID))),
                Route.get(
                                "/api/v1/resources/{id}/versions",
                                Permission.EMERGENCY_READ,
                                "资源修改历史",
                                "How a resource changed")
                        .takes(ID)
                        .answers(
                                Answer.pageOf(ResourceVersion.class),
                                request -> Page.whole(service.listVersions(request.viewer(), request.get(ID)))),
                Route.post(
                                "/api/v1/resources/import",
                                Permission.RESOURCE_WRITE,
                                "导入资源",
                                "Imports resources, or says what importing would do")
                        .takes(FORMAT, FRAME, DRY_RUN)
                        .file()
                        .answers(Answer.json(ImportReport.class), request -> importFile(service, request)),
                Route.put(
                                "/api/v1/resources/{id}",
                                Permission.RESOURCE_WRITE,
                                "新增或修改一个资源",
                                "Writes one resource, given as a GeoJSON feature")
                        .takes(ID, SEEN)
                        .body(JsonNode.class)
                        .answers(Answer.json(Resource.class), request -> edit(service, request)),
                Route.delete(
                                "/api/v1/resources/{id}",
                                Permission.RESOURCE_WRITE,
                                "移除资源",
                                "Takes a resource out; its history stays")
                        .takes(ID, VERSION)
                        .answers(Answer.json(Removed.class), request -> {
                            service.remove(
                                    request.viewer(),
                                    request.get(ID),
                                    request.get(VERSION),
                                    Actor.of(request.caller()).login());
                            return new Removed(true);
                        }));
    }

    private static ImportReport importFile(ResourceService service, Request request) {
        ImportReport report = service.load(
                request.body(byte[].class),
                request.get(FORMAT),
                request.get(FRAME),
                request.get(DRY_RUN),
                request.viewer(),
                Actor.of(request.caller()).login());
        request.note("changed", Integer.toString(report.added() + report.changed()));
        return report;
    }

    private static Resource edit(ResourceService service, Request request) {
        JsonNode feature = request.body(JsonNode.class);
        String id = request.get(ID);
        if (!feature.path("properties").path("id").asText().equals(id)) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of("编号与地址不符", "properties/id is not that of the address"));
        }
        return service.edit(
                id,
                feature,
                request.get(SEEN),
                request.viewer(),
                Actor.of(request.caller()).login());
    }

    private static Sheet sheet(ResourceService service, Request request) {
        return service.sheet(request.viewer(), request.find(CATEGORY), request.find(AREA), request.get(EXPORT_FRAME));
    }

    private static <T> Reply<T> attachment(T body, String name) {
        return new Reply<>(body, 200, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }
}
