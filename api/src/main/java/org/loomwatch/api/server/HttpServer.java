package org.loomwatch.api.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.loomwatch.api.access.AccessGate;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** The HTTP server over a catalogue of routes. Listens from {@link #start} until {@link #close}. */
public final class HttpServer implements AutoCloseable {

    /** Requests still running at a stop may take this long to end. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Javalin javalin;
    private final WebApp webApp = new WebApp();
    private final EventBroker events;

    private HttpServer(RouteCatalogue catalogue, AccessGate gate, ServerMetrics metrics, EventBroker events) {
        this.events = events;
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.http.maxRequestSize = Route.FILE_BODY;
            config.http.prefer405over404 = true;
            config.http.generateEtags = false;
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendXPoweredBy(false);
            });
            config.jetty.modifyServer(server -> {
                server.setStopTimeout(GRACE.toMillis());
                server.setErrorHandler(new JettyProblemHandler());
                server.insertHandler(new GracefulHandler());
            });
            config.requestLogger.http((context, milliseconds) ->
                    metrics.record(context, Duration.ofNanos((long) (milliseconds * 1_000_000))));
            config.routes.before(SecurityHeaders::set);
            for (Route route : catalogue.routes()) {
                config.routes.addHttpHandler(
                        HandlerType.findOrCreate(route.method().name()),
                        route.path(),
                        new RouteRunner(route, gate, events));
            }
            mapErrors(config);
        });
    }

    /** As the other, with streams of its own. */
    public static HttpServer start(
            RouteCatalogue catalogue, AccessGate gate, ServerMetrics metrics, String host, int port) {
        return start(catalogue, gate, metrics, new EventBroker(), host, port);
    }

    /**
     * Starts listening.
     *
     * @param events what open pages hear of; closed with the server
     * @param port 0 for any free one
     * @throws PortInUseException if another process listens there
     */
    public static HttpServer start(
            RouteCatalogue catalogue,
            AccessGate gate,
            ServerMetrics metrics,
            EventBroker events,
            String host,
            int port) {
        HttpServer server = new HttpServer(catalogue, gate, metrics, events);
        try {
            server.javalin.start(host, port);
        } catch (JavalinBindException e) {
            throw new PortInUseException(host, port, e);
        }
        return server;
    }

    /** Where to publish what open pages should hear of. */
    public EventBroker events() {
        return events;
    }

    public int port() {
        return javalin.port();
    }

    /** Refuses new requests, lets running ones end within the grace time, then stops. */
    @Override
    public void close() {
        events.close();
        javalin.stop();
    }

    private void mapErrors(JavalinConfig config) {
        config.routes.exception(Problem.class, (problem, context) -> ProblemResponder.respond(context, problem));
        config.routes.exception(
                ContentTooLargeResponse.class,
                (e, context) -> ProblemResponder.respond(context, RequestReader.tooLarge(Route.FILE_BODY)));
        config.routes.exception(HttpResponseException.class, this::respondUnrouted);
        config.routes.exception(
                Exception.class, (cause, context) -> ProblemResponder.respondUnexpected(context, cause));
        config.router.javaLangErrorHandler((response, error) -> response.setStatus(500));
    }

    /** Reached by requests that match no route: pages of the web app, and addresses that do not exist. */
    private void respondUnrouted(HttpResponseException e, Context context) {
        boolean reading =
                context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
        boolean api = context.path().equals("/api") || context.path().startsWith("/api/");
        try {
            if (e.getStatus() == 404 && reading && !api) {
                webApp.serve(context);
                return;
            }
            throw new Problem(
                    ProblemType.ofStatus(e.getStatus()),
                    switch (e.getStatus()) {
                        case 404 -> Text.of("没有此地址", "there is nothing at this address");
                        case 405 -> Text.of("此地址不支持该请求方法", "this address does not take this method");
                        default -> Text.of("请求无法处理", "the request cannot be processed");
                    });
        } catch (Problem problem) {
            ProblemResponder.respond(context, problem);
        }
    }
}
