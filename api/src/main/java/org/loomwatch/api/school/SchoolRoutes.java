package org.loomwatch.api.school;

import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.area.FeatureCollection;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Route;

/** School places: the forecast in force, pressure on catchments, one catchment, exports. */
final class SchoolRoutes {

    private static final int HIGHEST_GRADE = 12;
    private static final Parameter<Integer> GRADE = Parameter.query(
            "grade",
            ParameterTypes.cappedInteger(0, HIGHEST_GRADE),
            "只看此年级；不填则取各年级中最紧张者",
            "only this grade; the tightest of all grades if absent");
    private static final Parameter<String> AREA =
            Parameter.path("area", ParameterTypes.identifier(), "学区编号", "id of the catchment");

    private SchoolRoutes() {}

    static List<Route> list(
            ForecastRunService runs,
            CatchmentService catchments,
            PressureService pressure,
            SchoolAreaService areas,
            SchoolExport export) {
        return List.of(
                Route.get("/api/v1/school/forecast", Permission.SCHOOL_READ, "现行学位预测", "The forecast in force")
                        .answers(Answer.json(ForecastInfo.class), request -> runs.get(request.viewer())),
                Route.get("/api/v1/school/catchments", Permission.SCHOOL_READ, "学区列表", "Catchments")
                        .answers(
                                Answer.pageOf(CatchmentName.class),
                                request -> Page.whole(catchments.list(request.viewer()))),
                Route.get(
                                "/api/v1/school/catchments.geojson",
                                Permission.SCHOOL_READ,
                                "学区边界",
                                "Boundaries of catchments")
                        .answers(
                                Answer.of(Answer.GEO_JSON, FeatureCollection.class, CatchmentName.class)
                                        .revalidated(),
                                request -> catchments.boundaries(request.viewer())),
                Route.get(
                                "/api/v1/school/pressure",
                                Permission.SCHOOL_READ,
                                "各学区学位紧张程度，当前与预测各年",
                                "How tight catchments are, now and in each forecast year")
                        .takes(GRADE)
                        .answers(
                                Answer.pageOf(Pressure.class),
                                request -> Page.whole(pressure.list(request.viewer(), request.find(GRADE)))),
                Route.get("/api/v1/school/areas/{area}", Permission.SCHOOL_READ, "学区详情", "One catchment")
                        .takes(AREA)
                        .answers(
                                Answer.json(SchoolArea.class),
                                request -> areas.get(request.viewer(), request.get(AREA))),
                Route.get("/api/v1/school/forecast.csv", Permission.SCHOOL_READ, "导出预测（CSV）", "The forecast as CSV")
                        .replies(
                                Answer.of(SchoolExport.CSV, String.class),
                                request -> attachment(export.csv(request.viewer()), "school-forecast.csv")),
                Route.get(
                                "/api/v1/school/forecast.xlsx",
                                Permission.SCHOOL_READ,
                                "导出预测（XLSX）",
                                "The forecast as a workbook")
                        .replies(
                                Answer.of(SchoolExport.XLSX, byte[].class),
                                request -> attachment(export.xlsx(request.viewer()), "school-forecast.xlsx")));
    }

    private static <T> Reply<T> attachment(T body, String name) {
        return new Reply<>(body, 200, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }
}
