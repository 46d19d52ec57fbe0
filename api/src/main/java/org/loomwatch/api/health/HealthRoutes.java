package org.loomwatch.api.health;

import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.ServerMetrics;

/** Alive, ready, figures. */
public final class HealthRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private HealthRoutes() {}

    public static List<Route> list(ReadinessService readiness, ServerMetrics metrics) {
        return List.of(
                Route.get("/healthz", Permission.PUBLIC, "存活检查", "Alive: the process answers")
                        .answers(Answer.json(Liveness.class), request -> new Liveness("ok")),
                Route.get("/readyz", Permission.PUBLIC, "就绪检查", "Ready: 200 when every engine answers, else 503")
                        .replies(Answer.json(Readiness.class), request -> {
                            Readiness found = readiness.check();
                            return new Reply<>(found, found.ready() ? 200 : 503, Map.of());
                        }),
                Route.get("/metrics", Permission.METRICS_READ, "运行指标", "Figures in Prometheus' text format")
                        .answers(Answer.of(PROMETHEUS_TEXT, String.class), request -> metrics.scrape()));
    }

    /** The process answers. */
    record Liveness(String status) {}
}
