package org.loomwatch.api.theme;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.chart.ChartDimension;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.Sheet;

/** The analyses, each as an answer and as a file. */
public final class ThemeRoutes {

    private static final Parameter<ChartDimension> BY = Parameter.query(
                    "by",
                    ParameterTypes.oneOf(Theme.dimensions()),
                    "按街道、社区、行业门类、行业大类或规模",
                    "rows are streets, communities, industry sections or divisions, or sizes")
            .withDefault(ChartDimension.STREET.id());
    private static final Parameter<YearMonth> MONTH =
            Parameter.query("month", ParameterTypes.month(), "月份；不填则为最新月份", "month; the latest one if absent");

    private final ThemeService themes;
    private final ThemeExport export;

    private ThemeRoutes(ThemeService themes, ThemeExport export) {
        this.themes = themes;
        this.export = export;
    }

    static List<Route> list(ThemeService themes, ThemeExport export) {
        ThemeRoutes routes = new ThemeRoutes(themes, export);
        List<Route> all = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            String path = "/api/v1/themes/" + theme.id();
            all.add(Route.get(path, theme.permission(), "专题：" + theme.nameZh(), "Analysis: " + theme.nameEn())
                    .takes(BY, MONTH)
                    .answers(Answer.json(ThemeTable.class), request -> routes.table(theme, request)));
            all.add(Route.get(
                            path + ".csv",
                            theme.permission(),
                            "导出专题：" + theme.nameZh() + "（CSV）",
                            "Analysis as CSV: " + theme.nameEn())
                    .takes(BY, MONTH)
                    .replies(Answer.of(Sheet.CSV, String.class), request -> routes.csv(theme, request)));
        }
        return all;
    }

    private ThemeTable table(Theme theme, Request request) {
        return themes.get(request.viewer(), theme, request.get(BY), request.find(MONTH));
    }

    private Reply<String> csv(Theme theme, Request request) {
        ThemeTable table = table(theme, request);
        return file(export.sheet(table).csv(), ThemeExport.fileName(table));
    }

    private static Reply<String> file(String body, String name) {
        return new Reply<>(body, 200, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }
}
