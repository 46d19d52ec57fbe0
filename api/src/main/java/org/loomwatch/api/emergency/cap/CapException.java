package org.loomwatch.api.emergency.cap;

/** A file the reading of alerts needs is missing or unusable. What is wrong with a message itself is a verdict, never this. */
public final class CapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CapException(String message, Throwable cause) {
        super(message, cause);
    }
}
