package org.loomwatch.api.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.loomwatch.api.server.PortInUseException;
import picocli.CommandLine.Option;

/** Where a server listens. */
final class ListenOption {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String host;

    int port() {
        return port;
    }

    String host() {
        return host;
    }

    /**
     * Finds out before anything expensive is started.
     *
     * @throws PortInUseException if another process listens on the port
     */
    void requireFree() {
        if (port < 0 || port > 65_535) {
            throw new BadInputException("--port must be between 0 and 65535, not " + port);
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new PortInUseException(host, port, e);
        }
    }
}
