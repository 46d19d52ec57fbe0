package org.loomwatch.store.clickhouse.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** ClickHouse's HTTP interface on a loopback port, as far as its JDBC driver uses it without compression. */
final class HttpEndpoint extends Handler.Abstract implements AutoCloseable {

    private static final int MAX_THREADS = 96;
    private static final long IDLE_MILLIS = 3_600_000;
    private static final int MAX_HEADER_BYTES = 1 << 20;

    private final Engine engine;
    private final ClientWatch clients;
    private final StatementRunner runner;
    private final Credentials credentials;
    private final Server server;
    private final ServerConnector connector;

    private HttpEndpoint(Engine engine, Credentials credentials, Path spool, int port) {
        this.engine = engine;
        this.clients = new ClientWatch(engine);
        this.runner = new StatementRunner(engine, clients, spool);
        this.credentials = credentials;
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("http");
        this.server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(this);
    }

    /**
     * Listens on the port.
     *
     * @param spool where results stand that can only be handed on whole; made when needed
     */
    static HttpEndpoint start(Engine engine, Credentials credentials, Path spool, int port) throws Exception {
        HttpEndpoint endpoint = new HttpEndpoint(engine, credentials, spool, port);
        try {
            endpoint.server.start();
            return endpoint;
        } catch (Exception e) {
            endpoint.close();
            throw e;
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (path.equals("/ping")) {
            response.write(true, ByteBuffer.wrap("Ok.\n".getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
        if (!path.equals("/")) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        answer(request, response, callback);
        return true;
    }

    private void answer(Request request, Response response, Callback callback) throws Exception {
        HttpOutput output = new HttpOutput(response);
        try {
            credentials.require(request);
            StatementRequest statement = StatementRequest.of(request);
            response.getHeaders().put("X-ClickHouse-Query-Id", statement.queryId());
            response.getHeaders().put("X-ClickHouse-Timezone", engine.timezone());
            response.getHeaders().put("X-ClickHouse-Server-Display-Name", "loomwatch");
            runner.run(statement, request, output);
            callback.succeeded();
        } catch (EngineException e) {
            if (output.fail(e)) {
                callback.succeeded();
            } else {
                callback.failed(e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        clients.close();
        server.stop();
    }
}
