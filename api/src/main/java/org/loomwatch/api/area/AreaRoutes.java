package org.loomwatch.api.area;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.area.AreaLevel;

/** Areas and terrain. */
public final class AreaRoutes {

    public static final Parameter<AreaLevel> LEVEL = Parameter.query(
            "level",
            ParameterTypes.oneOf(
                    Arrays.stream(AreaLevel.values()).collect(Collectors.toMap(AreaLevel::id, level -> level))),
            "区域层级；不填则为全部",
            "area level; all of them if absent");

    private AreaRoutes() {}

    public static List<Route> list(AreaService areas) {
        return List.of(
                Route.get("/api/v1/areas", Permission.AREA_READ, "区域列表", "Areas")
                        .takes(LEVEL)
                        .answers(
                                Answer.pageOf(AreaItem.class).revalidated(),
                                request -> Page.whole(areas.list(request.viewer(), request.find(LEVEL)).stream()
                                        .map(AreaItem::of)
                                        .toList())),
                Route.get("/api/v1/areas.geojson", Permission.AREA_READ, "区域边界", "Boundaries of areas")
                        .takes(LEVEL)
                        .answers(
                                Answer.of(Answer.GEO_JSON, FeatureCollection.class, AreaItem.class)
                                        .revalidated(),
                                request -> areas.boundaries(request.viewer(), request.find(LEVEL))),
                Route.get("/api/v1/terrain.geojson", Permission.AREA_READ, "河流道路水面", "Rivers, roads and water")
                        .answers(
                                Answer.of(Answer.GEO_JSON, FeatureCollection.class, TerrainItem.class)
                                        .revalidated(),
                                request -> areas.terrain()));
    }
}
