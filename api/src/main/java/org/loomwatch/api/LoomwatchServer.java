package org.loomwatch.api;

import io.micrometer.core.instrument.Gauge;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.loomwatch.api.about.About;
import org.loomwatch.api.access.LocalGate;
import org.loomwatch.api.health.ReadinessService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.store.Stores;

/** The running product: HTTP server over open stores. Does not own the stores. */
public final class LoomwatchServer implements AutoCloseable {

    private static final String CLICKHOUSE = "clickhouse";
    private static final String POSTGRES = "postgres";

    private final HttpServer http;
    private final ServerMetrics metrics;
    private final String host;

    private LoomwatchServer(HttpServer http, ServerMetrics metrics, String host) {
        this.http = http;
        this.metrics = metrics;
        this.host = host;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @throws org.loomwatch.api.server.PortInUseException if another process listens there
     */
    public static LoomwatchServer start(Stores stores, String host, int port) {
        ServerMetrics metrics = new ServerMetrics();
        Map<String, DataSource> engines = Map.of(
                CLICKHOUSE, stores.clickHouse().dataSource(),
                POSTGRES, stores.postgres().dataSource());
        ReadinessService readiness = new ReadinessService(engines);
        for (String engine : engines.keySet()) {
            Gauge.builder("loomwatch.engine.up", () -> readiness.isReachable(engine) ? 1 : 0)
                    .description("1 if the engine answers")
                    .tag("engine", engine)
                    .register(metrics.registry());
        }
        SqlReader clickhouse = new SqlReader(stores.clickHouse()::read, metrics.registry());
        HttpServer http = HttpServer.start(
                ApiRoutes.catalogue(clickhouse, readiness, metrics, About.startedAt(Instant.now())),
                new LocalGate(),
                metrics,
                host,
                port);
        return new LoomwatchServer(http, metrics, host);
    }

    /** Where a browser on this machine finds it. */
    public String address() {
        String name = host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
        return "http://" + name + ":" + http.port() + "/";
    }

    public int port() {
        return http.port();
    }

    /** Lets running requests end, then stops listening. */
    @Override
    public void close() {
        http.close();
        metrics.close();
    }
}
