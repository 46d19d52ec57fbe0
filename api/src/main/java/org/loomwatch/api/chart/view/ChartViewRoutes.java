package org.loomwatch.api.chart.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartViewers;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** Kept charts: save, share, change, delete. */
public final class ChartViewRoutes {

    private static final String ALL = "/api/v1/chart-views";
    private static final String ONE = ALL + "/{id}";
    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "视图编号", "id of the view");
    private static final Parameter<String> IF_MATCH = Parameter.header(
            "If-Match", ParameterTypes.text(100), "所依据的版本（ETag）", "version the change is based on (ETag)");

    private final ChartViewService views;
    private final ChartViewers viewers;

    private ChartViewRoutes(ChartViewService views, ChartViewers viewers) {
        this.views = views;
        this.viewers = viewers;
    }

    public static List<Route> list(ChartViewService views, ChartViewers viewers) {
        ChartViewRoutes routes = new ChartViewRoutes(views, viewers);
        return List.of(
                Route.get(ALL, Permission.OVERVIEW_READ, "保存的图表", "Kept charts")
                        .answers(
                                Answer.pageOf(ChartView.class),
                                request -> Page.whole(views.list(name(request), routes.viewers(request)))),
                Route.post(ALL, Permission.OVERVIEW_READ, "保存图表", "Keep a chart")
                        .body(ChartViewDraft.class)
                        .replies(Answer.json(ChartView.class), routes::add),
                Route.get(ONE, Permission.OVERVIEW_READ, "一个保存的图表", "One kept chart")
                        .takes(ID)
                        .replies(
                                Answer.json(ChartView.class),
                                request -> tagged(
                                        views.get(name(request), routes.viewers(request), request.get(ID)), 200)),
                Route.put(ONE, Permission.OVERVIEW_READ, "修改保存的图表", "Change a kept chart")
                        .takes(ID, IF_MATCH)
                        .body(ChartViewDraft.class)
                        .replies(Answer.json(ChartView.class), routes::change),
                Route.delete(ONE, Permission.OVERVIEW_READ, "删除保存的图表", "Delete a kept chart")
                        .takes(ID, IF_MATCH)
                        .answers(
                                Answer.json(ChartView.class),
                                request -> views.delete(
                                        name(request),
                                        routes.viewers(request),
                                        request.get(ID),
                                        request.find(IF_MATCH))));
    }

    private Function<ChartMeasure, Viewer> viewers(Request request) {
        return measure -> viewers.of(request, measure);
    }

    private static String name(Request request) {
        return request.viewer().name();
    }

    private Reply<ChartView> add(Request request) {
        ChartView added = views.add(name(request), viewers(request), request.body(ChartViewDraft.class));
        request.note("view", added.id().toString());
        return tagged(added, 201);
    }

    private Reply<ChartView> change(Request request) {
        return tagged(
                views.change(
                        name(request),
                        viewers(request),
                        request.get(ID),
                        request.find(IF_MATCH),
                        request.body(ChartViewDraft.class)),
                200);
    }

    private static Reply<ChartView> tagged(ChartView view, int status) {
        return new Reply<>(view, status, Map.of("ETag", view.tag()));
    }
}
