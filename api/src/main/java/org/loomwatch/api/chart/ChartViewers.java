package org.loomwatch.api.chart;

import java.util.function.Supplier;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.server.Request;
import org.loomwatch.domain.area.AreaTree;

/** What somebody sees of a measure: under the measure's own permission, not only that of the route that charts it. */
public final class ChartViewers {

    private final Supplier<AreaTree> areas;

    public ChartViewers(Supplier<AreaTree> areas) {
        this.areas = areas;
    }

    public Viewer of(Request request, ChartMeasure measure) {
        Viewer viewer = request.viewer();
        Permission permission = measure.permission();
        if (permission == Permission.OVERVIEW_READ) {
            return viewer;
        }
        return request.caller().holds(permission)
                ? request.caller().rights().viewer(viewer.name(), permission, areas.get())
                : Viewer.blind(viewer.name());
    }

    /** Whether there is anywhere that the measure is shown to whoever asks. */
    public boolean sees(Request request, ChartMeasure measure) {
        return !measure.scope(of(request, measure)).isNowhere();
    }
}
