package org.loomwatch.api.server;

/** Another process listens where the server was to. */
public final class PortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PortInUseException(String host, int port, Throwable cause) {
        super("port %d on %s is in use by another process; choose another with --port".formatted(port, host), cause);
    }
}
