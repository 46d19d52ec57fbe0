package org.loomwatch.api.theme;

import java.util.List;
import java.util.function.Supplier;
import org.loomwatch.api.chart.ChartService;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.area.AreaTree;

/** The theme analyses, wired. */
public final class ThemeFeature {

    private ThemeFeature() {}

    public static List<Route> routes(ChartService charts, MonthService months, Supplier<AreaTree> areas) {
        return ThemeRoutes.list(new ThemeService(charts, months, areas), new ThemeExport(areas));
    }
}
