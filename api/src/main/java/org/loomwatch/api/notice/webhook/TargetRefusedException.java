package org.loomwatch.api.notice.webhook;

/** This server does not send there. */
public final class TargetRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TargetRefusedException(String message) {
        super(message);
    }
}
