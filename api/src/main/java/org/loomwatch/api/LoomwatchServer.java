package org.loomwatch.api;

import io.micrometer.core.instrument.Gauge;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.loomwatch.api.about.About;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.health.ReadinessService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;

/** The running product: HTTP server and features over open stores. Does not own the stores. */
public final class LoomwatchServer implements AutoCloseable {

    private static final String CLICKHOUSE = "clickhouse";
    private static final String POSTGRES = "postgres";

    private final HttpServer http;
    private final ServerContext context;
    private final List<Feature> features;
    private final RouteCatalogue routes;
    private final String host;

    private LoomwatchServer(
            HttpServer http, ServerContext context, List<Feature> features, RouteCatalogue routes, String host) {
        this.http = http;
        this.routes = routes;
        this.context = context;
        this.features = features;
        this.host = host;
    }

    /**
     * Starts listening, then the features' background work.
     *
     * @param port 0 for any free one
     * @throws org.loomwatch.api.server.PortInUseException if another process listens there
     */
    public static LoomwatchServer start(Stores stores, DataDirectory data, String host, int port) {
        ServerContext context = context(stores, data);
        List<Feature> features = ApiFeatures.list(context);
        RouteCatalogue routes;
        HttpServer http;
        try {
            routes = ApiRoutes.catalogue(
                    features,
                    readiness(stores, context.metrics()),
                    context.metrics(),
                    About.startedAt(context.clock().instant()));
            http = HttpServer.start(routes, context.access().gate(), context.metrics(), context.events(), host, port);
        } catch (RuntimeException e) {
            close(features, context);
            throw e;
        }
        features.forEach(Feature::start);
        return new LoomwatchServer(http, context, features, routes, host);
    }

    private static ServerContext context(Stores stores, DataDirectory data) {
        ServerMetrics metrics = new ServerMetrics();
        SqlReader clickhouse = new SqlReader(stores.clickHouse()::read, metrics.registry());
        AreaService areas = new AreaService(clickhouse);
        Clock clock = Clock.systemUTC();
        return new ServerContext(
                clickhouse,
                stores.clickHouse().dataSource(),
                stores.clickHouse().connection(),
                stores.postgres().jdbi(),
                data,
                new AccessServices(stores.postgres().jdbi(), data.audit(), areas::findTree, clock),
                areas,
                new EventBroker(),
                metrics,
                clock);
    }

    private static ReadinessService readiness(Stores stores, ServerMetrics metrics) {
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
        return readiness;
    }

    /** Where a browser on this machine finds it. */
    public String address() {
        String name = host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
        return "http://" + name + ":" + http.port() + "/";
    }

    public int port() {
        return http.port();
    }

    /** Everything it answers. */
    public RouteCatalogue routes() {
        return routes;
    }

    /** What the running features are built from. */
    public ServerContext context() {
        return context;
    }

    /**
     * Where the first administrator of an installation without accounts begins; empty once there is an account. Each call
     * makes a new link, good for one use within a day, and the ones before it void.
     */
    public Optional<String> findSetupAddress() {
        // Behind the hash sign: browsers send it to no server, so it stands in no log.
        return context.access().setup().findToken().map(token -> address() + "setup#" + token);
    }

    /** Lets running requests end, stops listening, then ends the features' background work. */
    @Override
    public void close() {
        http.close();
        close(features, context);
    }

    private static void close(List<Feature> features, ServerContext context) {
        features.forEach(Feature::close);
        context.events().close();
        context.access().close();
        context.metrics().close();
    }
}
