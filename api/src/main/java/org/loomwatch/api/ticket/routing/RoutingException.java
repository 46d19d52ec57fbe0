package org.loomwatch.api.ticket.routing;

/** The routing rules cannot be used; the message says where and why. */
public final class RoutingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RoutingException(String message) {
        super(message);
    }
}
