package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.domain.indicator.JointIndicator;

/** What models learn from, as a file. */
final class PanelRoutes {

    private static final Parameter<YearMonth> FROM =
            Parameter.requiredQuery("from", ParameterTypes.month(), "起始月份", "first month");
    private static final Parameter<YearMonth> UNTIL =
            Parameter.requiredQuery("until", ParameterTypes.month(), "截止月份", "last month");
    private static final Parameter<Integer> HORIZON = Parameter.query(
                    "horizon", ParameterTypes.cappedInteger(1, 12), "预测月数", "months that the label looks ahead")
            .withDefault("3");
    private static final Parameter<String> FEATURES = Parameter.query(
                    "features", ParameterTypes.text(4000), "度量与指标，逗号分隔", "measures and indicators, comma-separated")
            .withDefault(Arrays.stream(JointIndicator.values())
                    .map(JointIndicator::id)
                    .collect(Collectors.joining(",")));

    private PanelRoutes() {}

    static List<Route> list(PanelService panels) {
        return List.of(Route.get(
                        "/api/v1/models/panel.csv",
                        Permission.MODEL_READ,
                        "导出建模样本：企业月度特征与标签（CSV）",
                        "Enterprise-months with features and label, to build models from, as CSV")
                .takes(FROM, UNTIL, HORIZON, FEATURES)
                .replies(
                        Answer.of(Sheet.CSV, String.class),
                        request -> new Reply<>(
                                panels.sheet(
                                                request.viewer(),
                                                request.get(FROM),
                                                request.get(UNTIL),
                                                request.get(HORIZON),
                                                List.of(request.get(FEATURES).split(",")))
                                        .csv(),
                                200,
                                Map.of("Content-Disposition", "attachment; filename=\"panel.csv\""))));
    }
}
